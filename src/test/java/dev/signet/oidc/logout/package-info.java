/** Signing out, and the tokens that it ends. */
@NullMarked
package dev.signet.oidc.logout;

import org.jspecify.annotations.NullMarked;
