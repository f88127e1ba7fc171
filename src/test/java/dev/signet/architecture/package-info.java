/** Rules for the code as a whole. */
@NullMarked
package dev.signet.architecture;

import org.jspecify.annotations.NullMarked;
