/** The OpenID provider: what its endpoints share. It renders no pages; people sign in at the pages of {@code login}. */
@NullMarked
package dev.signet.oidc;

import org.jspecify.annotations.NullMarked;
