/**
 * The OpenID provider, with a package for each endpoint or topic. What they share is in {@code protocol}, {@code parameter},
 * {@code profile} and {@code jwt}. It renders no pages; people sign in at the pages of {@code login}.
 */
@NullMarked
package dev.signet.oidc;

import org.jspecify.annotations.NullMarked;
