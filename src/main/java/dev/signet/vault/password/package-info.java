/** Hashes and verifies passwords, digests high-entropy secrets, and draws random tokens and codes. */
@NullMarked
package dev.signet.vault.password;

import org.jspecify.annotations.NullMarked;
