/** Token exchange (RFC 8693): narrower tokens, tokens for an actor who acts for a user, and impersonation. */
@NullMarked
package dev.signet.oidc.exchange;

import org.jspecify.annotations.NullMarked;
