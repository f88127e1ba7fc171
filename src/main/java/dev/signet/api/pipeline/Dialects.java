package dev.signet.api.pipeline;

import dev.signet.api.dialect.Dialect;
import dev.signet.api.dialect.DialectService;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All dialects, by name. Its creation fails, and so the server does not start, if a path prefix is invalid or two
 * dialects claim the same name, service or path.
 */
@Singleton
public final class Dialects {
    private final List<Dialect> all;
    private final Map<String, Dialect> byService = new LinkedHashMap<>();

    Dialects(@All List<Dialect> dialects) {
        this.all = dialects.stream().sorted(Comparator.comparing(Dialect::name)).toList();
        List<String> faults = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Dialect dialect : all) {
            if (!names.add(dialect.name())) {
                faults.add("Two dialects are named " + dialect.name());
            }
            for (DialectService service : dialect.services()) {
                if (byService.putIfAbsent(service.name(), dialect) != null) {
                    faults.add("Two dialects have the service " + service.name());
                }
            }
        }
        checkRoots(faults);
        if (all.stream().filter(Dialect::refusesUnknownPaths).count() > 1) {
            faults.add("Two dialects refuse unknown paths");
        }
        if (!faults.isEmpty()) {
            throw new IllegalStateException(
                    String.join("\n  ", "The API cannot be served:", String.join("\n  ", faults)));
        }
    }

    /** All dialects. */
    public List<Dialect> all() {
        return all;
    }

    /** The full names of all services. */
    public Set<String> services() {
        return byService.keySet();
    }

    /** The dialect of a service, by the service's full name. */
    public Optional<Dialect> ofService(String name) {
        return Optional.ofNullable(byService.get(name));
    }

    /** The dialect that answers requests for unknown paths. */
    public Optional<Dialect> ofUnknownPaths() {
        return all.stream().filter(Dialect::refusesUnknownPaths).findFirst();
    }

    private void checkRoots(List<String> faults) {
        Map<String, Dialect> byRoot = new LinkedHashMap<>();
        for (Dialect dialect : all) {
            for (String root : dialect.roots()) {
                if (!root.startsWith("/") || root.endsWith("/")) {
                    faults.add("The root " + root + " has to begin with a slash and to end without one");
                }
                byRoot.forEach((other, owner) -> {
                    if ((root + "/").startsWith(other + "/") || (other + "/").startsWith(root + "/")) {
                        faults.add("The root " + root + " of " + dialect.name() + " lies within or around " + other
                                + " of " + owner.name());
                    }
                });
                byRoot.put(root, dialect);
            }
        }
    }
}
