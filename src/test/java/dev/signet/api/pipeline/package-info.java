/** Tests of {@code dev.signet.api.pipeline}. */
@NullMarked
package dev.signet.api.pipeline;

import org.jspecify.annotations.NullMarked;
