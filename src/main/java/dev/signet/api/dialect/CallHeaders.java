package dev.signet.api.dialect;

import org.jspecify.annotations.Nullable;

/** The headers of a REST call, or the metadata of a gRPC call. */
@FunctionalInterface
public interface CallHeaders {

    /** The first value of the header with this name in lower case; null if there is none. */
    @Nullable
    String get(String name);
}
