/** The OpenID provider: what its endpoints share. Renders no page; sign-in happens in {@code login}. */
@NullMarked
package dev.signet.oidc;

import org.jspecify.annotations.NullMarked;
