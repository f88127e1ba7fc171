package dev.signet.access;

import dev.signet.kernel.DomainError;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Rules of lists of roles, which memberships and all kinds of grants share. */
public final class RoleLists {
    private RoleLists() {}

    /** Requires that each role is named once, and that all of them can be granted. */
    public static void requireAvailable(
            List<String> roleKeys, Set<String> available, DomainError repeated, DomainError notAvailable) {
        requireDistinct(roleKeys, repeated);
        if (!available.containsAll(roleKeys)) {
            throw notAvailable.exception();
        }
    }

    /** Requires that each role is named once. */
    public static void requireDistinct(List<String> roles, DomainError repeated) {
        if (Set.copyOf(roles).size() < roles.size()) {
            throw repeated.exception();
        }
    }

    /** Whether both lists name the same roles, in whichever order. */
    public static boolean sameRoles(List<String> roles, List<String> others) {
        return Set.copyOf(roles).equals(Set.copyOf(others));
    }

    /** The roles that stay when some are withdrawn; empty if none of them is in the list. */
    public static Optional<List<String>> without(List<String> roleKeys, Set<String> withdrawn) {
        List<String> kept =
                roleKeys.stream().filter(key -> !withdrawn.contains(key)).toList();
        return kept.size() == roleKeys.size() ? Optional.empty() : Optional.of(kept);
    }
}
