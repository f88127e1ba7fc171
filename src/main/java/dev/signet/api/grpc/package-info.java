/** gRPC: each service of the catalog on the HTTP port, with reflection and health from quarkus-grpc. */
@NullMarked
package dev.signet.api.grpc;

import org.jspecify.annotations.NullMarked;
