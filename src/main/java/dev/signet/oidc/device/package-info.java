/** The endpoint at which a device asks to be allowed (RFC 8628 section 3.1). */
@NullMarked
package dev.signet.oidc.device;

import org.jspecify.annotations.NullMarked;
