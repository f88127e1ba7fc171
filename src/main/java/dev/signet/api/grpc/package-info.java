/** The gRPC door: each service of the catalog on the HTTP port, with reflection and health by quarkus-grpc. */
@NullMarked
package dev.signet.api.grpc;

import org.jspecify.annotations.NullMarked;
