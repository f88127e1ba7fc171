/**
 * Connect and gRPC-Web: unary calls of every rpc in single HTTP requests, in binary and in JSON, for browsers and for
 * clients that are generated from the contracts. Calls pass the same pipeline as those over gRPC and REST.
 */
@NullMarked
package dev.signet.api.connect;

import org.jspecify.annotations.NullMarked;
