/** The guard of calls to addresses that tenants choose. */
@NullMarked
package dev.signet.outbound;

import org.jspecify.annotations.NullMarked;
