/** Tests of the sign-in pages. */
@NullMarked
package dev.signet.login;

import org.jspecify.annotations.NullMarked;
