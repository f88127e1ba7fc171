/** Calls to addresses that tenants choose, guarded so that the server is no way into networks they cannot reach. */
@NullMarked
package dev.signet.outbound;

import org.jspecify.annotations.NullMarked;
