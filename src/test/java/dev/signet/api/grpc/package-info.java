/** Tests of {@code dev.signet.api.grpc}. */
@NullMarked
package dev.signet.api.grpc;

import org.jspecify.annotations.NullMarked;
