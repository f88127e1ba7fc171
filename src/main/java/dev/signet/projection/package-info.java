/** Views beyond the inline ones: rebuilding from the log, and asynchronous consumers with leases and parking. */
@NullMarked
package dev.signet.projection;

import org.jspecify.annotations.NullMarked;
