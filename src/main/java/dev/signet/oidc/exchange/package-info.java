/** Token exchange (RFC 8693): narrower tokens, tokens for somebody who acts for the user, and impersonation. */
@NullMarked
package dev.signet.oidc.exchange;

import org.jspecify.annotations.NullMarked;
