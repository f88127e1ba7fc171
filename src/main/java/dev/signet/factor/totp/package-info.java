/** Codes of an authenticator app: time-based one-time passwords (RFC 6238). */
@NullMarked
package dev.signet.factor.totp;

import org.jspecify.annotations.NullMarked;
