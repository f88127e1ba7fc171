/** Calls that their callers may repeat without an effect, because they send a key with them. */
@NullMarked
package dev.signet.idempotency;

import org.jspecify.annotations.NullMarked;
