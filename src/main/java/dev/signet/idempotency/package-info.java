/** Calls with an idempotency key, which a caller may repeat without causing a second effect. */
@NullMarked
package dev.signet.idempotency;

import org.jspecify.annotations.NullMarked;
