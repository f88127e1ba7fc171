/** Everything secret: the master key, the keys of persons, stored secrets, digests. */
@NullMarked
package dev.signet.vault;

import org.jspecify.annotations.NullMarked;
