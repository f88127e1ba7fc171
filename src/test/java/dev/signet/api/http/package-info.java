/** Tests of {@code dev.signet.api.http}. */
@NullMarked
package dev.signet.api.http;

import org.jspecify.annotations.NullMarked;
