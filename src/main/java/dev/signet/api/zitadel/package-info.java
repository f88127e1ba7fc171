/** The {@code zitadel.*} services. They convert messages for the features and back, and decide nothing. */
@NullMarked
package dev.signet.api.zitadel;

import org.jspecify.annotations.NullMarked;
