/** The {@code zitadel.*} services: translates their messages to the features and back, and decides nothing. */
@NullMarked
package dev.signet.api.zitadel;

import org.jspecify.annotations.NullMarked;
