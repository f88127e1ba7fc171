/** Tests password hashing against published vectors, its limits, and the generation of tokens and codes. */
@NullMarked
package dev.signet.vault.password;

import org.jspecify.annotations.NullMarked;
