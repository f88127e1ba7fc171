package dev.signet.boot.nativeimage;

import dev.signet.api.http.ConnectionGuard;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** Registers the classes that libraries find with {@link java.util.ServiceLoader}. */
@RegisterForReflection(targets = ConnectionGuard.class, methods = false, fields = false)
final class Services {
    private Services() {}
}
