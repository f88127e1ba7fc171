/**
 * What applies to every HTTP request before it reaches an endpoint: time limits, framing, TLS, the date and metrics.
 */
@NullMarked
package dev.signet.api.http;

import org.jspecify.annotations.NullMarked;
