/** Second factors in version 1 of ZITADEL's API. */
@NullMarked
package dev.signet.api.zitadel.factor;

import org.jspecify.annotations.NullMarked;
