/** Rebuilds tables from the events, and runs asynchronous consumers, with leases and parked streams. */
@NullMarked
package dev.signet.projection;

import org.jspecify.annotations.NullMarked;
