/** Tests the limits on attempts within a time window. */
@NullMarked
package dev.signet.throttling;

import org.jspecify.annotations.NullMarked;
