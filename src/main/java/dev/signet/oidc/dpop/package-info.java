/** DPoP: each request proves the possession of a key (RFC 9449). */
@NullMarked
package dev.signet.oidc.dpop;

import org.jspecify.annotations.NullMarked;
