/** The hosted sign-in pages and the order of their steps; every rule is enforced in the commands they call. */
@NullMarked
package dev.signet.login;

import org.jspecify.annotations.NullMarked;
