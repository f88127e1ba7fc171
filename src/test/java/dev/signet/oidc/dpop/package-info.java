/** Proof of possession (RFC 9449) over HTTP and gRPC. */
@NullMarked
package dev.signet.oidc.dpop;

import org.jspecify.annotations.NullMarked;
