/**
 * The device authorization grant (RFC 8628) for devices without a browser: a person approves the request in a browser
 * elsewhere.
 */
@NullMarked
package dev.signet.device;

import org.jspecify.annotations.NullMarked;
