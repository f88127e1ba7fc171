/** Signing out, and which tokens it ends. */
@NullMarked
package dev.signet.oidc.logout;

import org.jspecify.annotations.NullMarked;
