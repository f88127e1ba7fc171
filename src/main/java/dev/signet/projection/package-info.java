/** Rebuilding tables from the events, and asynchronous consumers with leases and parked streams. */
@NullMarked
package dev.signet.projection;

import org.jspecify.annotations.NullMarked;
