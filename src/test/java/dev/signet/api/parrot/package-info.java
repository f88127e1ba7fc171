/** A dialect that exists only in tests and shows that a dialect can be added without any change elsewhere. */
@NullMarked
package dev.signet.api.parrot;

import org.jspecify.annotations.NullMarked;
