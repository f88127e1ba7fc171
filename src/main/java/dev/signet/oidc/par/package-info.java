/** Authorization requests that a client sends directly to the server in advance (RFC 9126). */
@NullMarked
package dev.signet.oidc.par;

import org.jspecify.annotations.NullMarked;
