/** Signing keys change while clients verify. */
@NullMarked
package dev.signet.oidc.rotation;

import org.jspecify.annotations.NullMarked;
