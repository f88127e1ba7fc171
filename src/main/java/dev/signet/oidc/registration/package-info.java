/** Clients that register themselves (RFC 7591, RFC 7592, OpenID Connect Dynamic Client Registration 1.0). */
@NullMarked
package dev.signet.oidc.registration;

import org.jspecify.annotations.NullMarked;
