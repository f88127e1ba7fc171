/** The {@code signet.*} services: what ZITADEL's contracts have no call for. */
@NullMarked
package dev.signet.api.signet;

import org.jspecify.annotations.NullMarked;
