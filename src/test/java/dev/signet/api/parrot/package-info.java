/** A dialect that exists in tests alone: what shows that a dialect is added without a change elsewhere. */
@NullMarked
package dev.signet.api.parrot;

import org.jspecify.annotations.NullMarked;
