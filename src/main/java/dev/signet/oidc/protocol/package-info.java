/** How requests to the endpoints of the protocol are read, and how failures are answered. */
@NullMarked
package dev.signet.oidc.protocol;

import org.jspecify.annotations.NullMarked;
