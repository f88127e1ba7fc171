/** Tests of the converters for ZITADEL's calls about what all calls share. */
@NullMarked
package dev.signet.api.zitadel.wire;

import org.jspecify.annotations.NullMarked;
