/** Hashes and verifies passwords, and generates random tokens and codes. */
@NullMarked
package dev.signet.vault.password;

import org.jspecify.annotations.NullMarked;
