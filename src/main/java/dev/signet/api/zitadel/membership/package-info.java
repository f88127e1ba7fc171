/** ZITADEL's calls about memberships. */
@NullMarked
package dev.signet.api.zitadel.membership;

import org.jspecify.annotations.NullMarked;
