/** Generated input for every door, and what every answer to it has to be. */
@NullMarked
package dev.signet.fuzz;

import org.jspecify.annotations.NullMarked;
