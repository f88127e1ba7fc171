/**
 * Calls to URLs that tenants choose, guarded so that tenants cannot reach networks through the server that they could
 * not reach themselves.
 */
@NullMarked
package dev.signet.outbound;

import org.jspecify.annotations.NullMarked;
