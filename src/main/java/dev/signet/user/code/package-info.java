/** One-time codes, which are sent to people to prove that an address is theirs. */
@NullMarked
package dev.signet.user.code;

import org.jspecify.annotations.NullMarked;
