package dev.signet.api.dialect;

import org.jspecify.annotations.Nullable;

/** The header fields of a call, or its gRPC metadata. */
@FunctionalInterface
public interface CallHeaders {

    /** The first value of the field with this name, which is in lower case; null if there is none. */
    @Nullable
    String get(String name);
}
