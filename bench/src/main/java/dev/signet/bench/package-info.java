/** Generates load for a running Signet over HTTP and reports rates, percentiles, memory and start times. */
@NullMarked
package dev.signet.bench;

import org.jspecify.annotations.NullMarked;
