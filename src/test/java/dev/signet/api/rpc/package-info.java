/** Tests of {@code dev.signet.api.rpc}. */
@NullMarked
package dev.signet.api.rpc;

import org.jspecify.annotations.NullMarked;
