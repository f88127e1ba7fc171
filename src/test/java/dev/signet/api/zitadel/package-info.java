/** The mappers of the {@code zitadel.*} services, and the services against a running server. */
@NullMarked
package dev.signet.api.zitadel;

import org.jspecify.annotations.NullMarked;
