/** Devices without a browser, and the people who allow them in a browser elsewhere (RFC 8628). */
@NullMarked
package dev.signet.device;

import org.jspecify.annotations.NullMarked;
