/** One-time codes that are sent to people so that they can prove that an address is theirs. */
@NullMarked
package dev.signet.user.code;

import org.jspecify.annotations.NullMarked;
