/** The device authorization grant over HTTP (RFC 8628). */
@NullMarked
package dev.signet.device;

import org.jspecify.annotations.NullMarked;
