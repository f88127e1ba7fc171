/** The master key, the keys of persons, stored secrets and digests. */
@NullMarked
package dev.signet.vault;

import org.jspecify.annotations.NullMarked;
