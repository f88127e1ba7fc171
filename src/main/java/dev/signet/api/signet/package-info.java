/** The {@code signet.*} services: the calls that ZITADEL's contracts lack. */
@NullMarked
package dev.signet.api.signet;

import org.jspecify.annotations.NullMarked;
