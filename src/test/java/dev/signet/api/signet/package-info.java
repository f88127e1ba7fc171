/** Tests of the {@code signet.*} services over the API. */
@NullMarked
package dev.signet.api.signet;

import org.jspecify.annotations.NullMarked;
