/** The master key, the keys under which personal data is encrypted, stored secrets and keyed digests. */
@NullMarked
package dev.signet.vault;

import org.jspecify.annotations.NullMarked;
