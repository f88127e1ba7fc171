/**
 * What a dialect of the API declares about itself: its services, its REST paths, who may call what, how callers
 * authenticate, and how failures are reported. The pipeline, gRPC and REST know dialects only through this package.
 */
@NullMarked
package dev.signet.api.dialect;

import org.jspecify.annotations.NullMarked;
