/**
 * Calls to URLs that tenants choose. A guard ensures that tenants cannot use the server to reach networks that they
 * cannot reach themselves.
 */
@NullMarked
package dev.signet.outbound;

import org.jspecify.annotations.NullMarked;
