/** Token introspection (RFC 7662) and revocation (RFC 7009). */
@NullMarked
package dev.signet.oidc.introspection;

import org.jspecify.annotations.NullMarked;
