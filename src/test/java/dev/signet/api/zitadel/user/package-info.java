/** Tests of the converters for ZITADEL's calls about people. */
@NullMarked
package dev.signet.api.zitadel.user;

import org.jspecify.annotations.NullMarked;
