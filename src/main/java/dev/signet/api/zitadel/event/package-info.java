/** ZITADEL's calls that read the event log. */
@NullMarked
package dev.signet.api.zitadel.event;

import org.jspecify.annotations.NullMarked;
