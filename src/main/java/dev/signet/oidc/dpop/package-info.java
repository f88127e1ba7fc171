/** Proof of possession of a key for each request (RFC 9449), and the rules that a proof must satisfy. */
@NullMarked
package dev.signet.oidc.dpop;

import org.jspecify.annotations.NullMarked;
