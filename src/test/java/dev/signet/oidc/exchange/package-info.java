/** Token exchange over HTTP (RFC 8693). */
@NullMarked
package dev.signet.oidc.exchange;

import org.jspecify.annotations.NullMarked;
