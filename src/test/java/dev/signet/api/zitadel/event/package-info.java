/** Tests of the converters for ZITADEL's calls about the event log. */
@NullMarked
package dev.signet.api.zitadel.event;

import org.jspecify.annotations.NullMarked;
