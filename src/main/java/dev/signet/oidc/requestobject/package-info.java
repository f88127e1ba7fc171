/** Authorization requests that a client signs (RFC 9101, OpenID Connect Core 6.1). */
@NullMarked
package dev.signet.oidc.requestobject;

import org.jspecify.annotations.NullMarked;
