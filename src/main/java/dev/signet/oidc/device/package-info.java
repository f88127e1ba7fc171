/** The endpoint where a device asks for authorization (RFC 8628 section 3.1). */
@NullMarked
package dev.signet.oidc.device;

import org.jspecify.annotations.NullMarked;
