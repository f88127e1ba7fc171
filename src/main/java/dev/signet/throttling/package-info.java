/** Counts of what is limited in time rather than refused for good, shared by all nodes. */
@NullMarked
package dev.signet.throttling;

import org.jspecify.annotations.NullMarked;
