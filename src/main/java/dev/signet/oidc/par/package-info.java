/** Authorization requests that a client sends ahead over the back channel (RFC 9126). */
@NullMarked
package dev.signet.oidc.par;

import org.jspecify.annotations.NullMarked;
