/** Tests of Connect and gRPC-Web. */
@NullMarked
package dev.signet.api.connect;

import org.jspecify.annotations.NullMarked;
