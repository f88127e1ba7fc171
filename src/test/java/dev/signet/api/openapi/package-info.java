/** Tests of {@code dev.signet.api.openapi}. */
@NullMarked
package dev.signet.api.openapi;

import org.jspecify.annotations.NullMarked;
