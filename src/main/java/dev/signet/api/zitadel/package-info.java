/**
 * The {@code zitadel.*} services. This package only converts messages between the API and the features, and contains no
 * rules of its own.
 */
@NullMarked
package dev.signet.api.zitadel;

import org.jspecify.annotations.NullMarked;
