/** Signet's own administration calls: erasure, rebuilds, master key, parked events. */
@NullMarked
package dev.signet.api.signet;

import org.jspecify.annotations.NullMarked;
