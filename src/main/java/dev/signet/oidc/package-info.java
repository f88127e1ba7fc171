/**
 * The OpenID provider, with a package for each endpoint or topic. Code that several endpoints share is in {@code
 * protocol}, {@code parameter}, {@code profile} and {@code jwt}. This package renders no pages; people sign in at the
 * pages of the package {@code login}.
 */
@NullMarked
package dev.signet.oidc;

import org.jspecify.annotations.NullMarked;
