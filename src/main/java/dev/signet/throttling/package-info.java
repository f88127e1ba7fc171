/** Limits how often something may be attempted within a time; the counts are shared by all nodes. */
@NullMarked
package dev.signet.throttling;

import org.jspecify.annotations.NullMarked;
