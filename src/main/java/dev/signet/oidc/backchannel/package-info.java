/** Notifies applications that a session has ended (OpenID Connect Back-Channel Logout 1.0). */
@NullMarked
package dev.signet.oidc.backchannel;

import org.jspecify.annotations.NullMarked;
