/** Tests of password hashing against published vectors, of its bounds, and of tokens and digests. */
@NullMarked
package dev.signet.vault.password;

import org.jspecify.annotations.NullMarked;
