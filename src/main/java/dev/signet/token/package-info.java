/** Issues, reads, rotates and ends access and refresh tokens, and checks every use of them in one place. */
@NullMarked
package dev.signet.token;

import org.jspecify.annotations.NullMarked;
