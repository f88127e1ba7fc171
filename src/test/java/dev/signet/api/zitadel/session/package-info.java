/** Tests of the caller's own sessions and refresh tokens over the API. */
@NullMarked
package dev.signet.api.zitadel.session;

import org.jspecify.annotations.NullMarked;
