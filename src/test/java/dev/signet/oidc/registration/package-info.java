/** Dynamic client registration (RFC 7591, RFC 7592) over HTTP. */
@NullMarked
package dev.signet.oidc.registration;

import org.jspecify.annotations.NullMarked;
