package dev.signet.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/** The order of the packages in {@code dev.signet}. A class may use its own layer and those earlier in this list. */
final class Layers {
    private static final String ROOT = "dev.signet.";

    /** From the lowest layer up. Within a layer the rule against cycles applies. */
    private static final List<Set<String>> FROM_THE_BOTTOM = List.of(
            Set.of("kernel"),
            Set.of("jdbc"),
            Set.of("vault"),
            Set.of("eventstore"),
            Set.of("access", "projection", "search", "outbound", "throttling"),
            Set.of(
                    "instance",
                    "org",
                    "project",
                    "application",
                    "user",
                    "membership",
                    "projectgrant",
                    "rolegrant",
                    "usergrant",
                    "transfer",
                    "idempotency",
                    "group",
                    "groupgrant",
                    "projectrole",
                    "explain",
                    "factor",
                    "session",
                    "token",
                    "policy",
                    "branding",
                    "signingkey",
                    "device",
                    "node",
                    "erasure"),
            Set.of("interaction"),
            Set.of("api", "oidc", "login", "notification", "boot"));

    private final Map<String, Integer> rankOfPackage = new HashMap<>();

    Layers() {
        for (int rank = 0; rank < FROM_THE_BOTTOM.size(); rank++) {
            for (String name : FROM_THE_BOTTOM.get(rank)) {
                rankOfPackage.put(name, rank);
            }
        }
    }

    /** Requires that every class is in a package of the layout and depends only on its own layer or lower ones. */
    ArchCondition<JavaClass> beRespected() {
        return new ArchCondition<>("be respected") {
            @Override
            public void check(JavaClass origin, ConditionEvents events) {
                OptionalInt rank = rankOf(origin);
                if (rank.isEmpty()) {
                    events.add(SimpleConditionEvent.violated(
                            origin, origin.getName() + " is in a package that the architecture does not know"));
                    return;
                }
                origin.getDirectDependenciesFromSelf().stream()
                        .filter(dependency -> {
                            OptionalInt target =
                                    rankOf(dependency.getTargetClass().getBaseComponentType());
                            return target.isPresent() && target.getAsInt() > rank.getAsInt();
                        })
                        .forEach(dependency ->
                                events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription())));
            }
        };
    }

    private OptionalInt rankOf(JavaClass javaClass) {
        String name = javaClass.getPackageName() + ".";
        if (!name.startsWith(ROOT)) {
            return OptionalInt.empty();
        }
        String first = name.substring(ROOT.length()).split("\\.", 2)[0];
        Integer rank = rankOfPackage.get(first);
        return rank == null ? OptionalInt.empty() : OptionalInt.of(rank);
    }
}
