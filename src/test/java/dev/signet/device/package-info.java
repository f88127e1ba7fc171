/** Tests the device authorization grant (RFC 8628). */
@NullMarked
package dev.signet.device;

import org.jspecify.annotations.NullMarked;
