package dev.signet.access;

import jakarta.inject.Singleton;
import java.util.Set;

/** placeholder until the catalogue */
@Singleton
public final class Roles {
    /** permissions of a role. */
    public Set<String> permissionsOf(String role) {
        return Set.of();
    }
}
