/** The device authorization grant (RFC 8628): devices without a browser, allowed in a browser elsewhere. */
@NullMarked
package dev.signet.oidc.device;

import org.jspecify.annotations.NullMarked;
