/**
 * Sessions and refresh tokens: the own over the {@code zitadel.auth} and {@code signet.auth} services, those of users over
 * {@code signet.admin}.
 */
@NullMarked
package dev.signet.api.zitadel.session;

import org.jspecify.annotations.NullMarked;
