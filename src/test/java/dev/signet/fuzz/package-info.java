/** Generated input for every endpoint, and what every response to it must satisfy. */
@NullMarked
package dev.signet.fuzz;

import org.jspecify.annotations.NullMarked;
