/** What holds for every HTTP request, before any endpoint: limits of time, framing, TLS, the date and metrics. */
@NullMarked
package dev.signet.api.http;

import org.jspecify.annotations.NullMarked;
