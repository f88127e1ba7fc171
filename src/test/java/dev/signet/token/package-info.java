/** Tests of tokens and of the gate. */
@NullMarked
package dev.signet.token;

import org.jspecify.annotations.NullMarked;
