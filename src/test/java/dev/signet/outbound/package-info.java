/** Tests the guard of calls to URLs that tenants choose. */
@NullMarked
package dev.signet.outbound;

import org.jspecify.annotations.NullMarked;
