/** Proof of possession of a key with each request (RFC 9449): what a proof must satisfy, wherever one is shown. */
@NullMarked
package dev.signet.oidc.dpop;

import org.jspecify.annotations.NullMarked;
