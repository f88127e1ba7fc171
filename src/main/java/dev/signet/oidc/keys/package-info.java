/** The endpoint with the public keys of the provider. */
@NullMarked
package dev.signet.oidc.keys;

import org.jspecify.annotations.NullMarked;
