/** The caller's own sessions and refresh tokens in the {@code zitadel.auth} service. */
@NullMarked
package dev.signet.api.zitadel.session;

import org.jspecify.annotations.NullMarked;
