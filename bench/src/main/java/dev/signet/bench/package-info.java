/** Load on a running Signet over HTTP, and what it answers with: rates, percentiles, memory, time to start. */
@NullMarked
package dev.signet.bench;

import org.jspecify.annotations.NullMarked;
