/** The {@code signet.*} services, for what ZITADEL's contracts have no calls for. */
@NullMarked
package dev.signet.api.signet;

import org.jspecify.annotations.NullMarked;
