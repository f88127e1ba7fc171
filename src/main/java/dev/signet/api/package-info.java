/** The API: the call pipeline, gRPC and REST, the OpenAPI document, and a package for each dialect. */
@NullMarked
package dev.signet.api;

import org.jspecify.annotations.NullMarked;
