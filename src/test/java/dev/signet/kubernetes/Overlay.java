package dev.signet.kubernetes;

import static dev.signet.kubernetes.Yaml.map;
import static dev.signet.kubernetes.Yaml.maps;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Renders a directory as {@code kubectl kustomize} does, which no package registry has. It knows only what the files in
 * {@code kubernetes/} use and refuses everything else. Unlike kustomize, it does not append a digest to the names of
 * generated config maps.
 */
final class Overlay {
    private static final Set<String> KNOWN =
            Set.of("apiVersion", "kind", "namespace", "resources", "patches", "labels", "images", "configMapGenerator");

    /** The fields by which kustomize recognizes the elements of a list that it merges. */
    private static final Map<String, String> MERGE_KEYS = Map.of(
            "containers",
            "name",
            "env",
            "name",
            "volumes",
            "name",
            "volumeMounts",
            "mountPath",
            "ports",
            "containerPort");

    private final List<Map<String, Object>> objects = new ArrayList<>();

    private Overlay() {}

    static List<Map<String, Object>> render(Path directory) {
        Overlay overlay = new Overlay();
        overlay.add(directory);
        return overlay.objects;
    }

    private void add(Path directory) {
        Map<String, Object> plan =
                Yaml.documents(directory.resolve("kustomization.yaml")).getFirst();
        if (!KNOWN.containsAll(plan.keySet())) {
            throw new IllegalArgumentException("unknown fields in " + plan.keySet());
        }
        for (Object resource : list(plan, "resources")) {
            Path path = directory.resolve((String) resource);
            if (Files.isDirectory(path)) {
                add(path);
            } else {
                objects.addAll(Yaml.documents(path));
            }
        }
        for (Object patch : list(plan, "patches")) {
            Yaml.documents(directory.resolve((String) map(patch).get("path"))).forEach(this::patch);
        }
        list(plan, "labels").forEach(labels -> label(map(map(labels).get("pairs"))));
        list(plan, "images").forEach(image -> tag(map(image)));
        list(plan, "configMapGenerator").forEach(generator -> generate(map(generator)));
        if (plan.get("namespace") != null) {
            objects.stream()
                    .filter(object -> !"Namespace".equals(object.get("kind")))
                    .forEach(object -> map(object.get("metadata")).put("namespace", plan.get("namespace")));
        }
    }

    private void patch(Map<String, Object> patch) {
        Map<String, Object> target = objects.stream()
                .filter(object -> object.get("kind").equals(patch.get("kind"))
                        && name(object).equals(name(patch)))
                .findFirst()
                .orElseThrow();
        merge(target, patch);
    }

    private static void merge(Map<String, Object> target, Map<String, Object> patch) {
        patch.forEach((key, value) -> {
            Object before = target.get(key);
            if (value == null) {
                target.remove(key);
            } else if (before instanceof Map && value instanceof Map) {
                merge(map(before), map(value));
            } else if (before instanceof List && MERGE_KEYS.containsKey(key)) {
                mergeLists(maps(before), maps(value), MERGE_KEYS.get(key));
            } else {
                target.put(key, value);
            }
        });
    }

    private static void mergeLists(List<Map<String, Object>> target, List<Map<String, Object>> patch, String key) {
        for (Map<String, Object> element : patch) {
            target.stream()
                    .filter(candidate -> candidate.get(key).equals(element.get(key)))
                    .findFirst()
                    .ifPresentOrElse(found -> merge(found, element), () -> target.add(element));
        }
    }

    private void label(Map<String, Object> labels) {
        for (Map<String, Object> object : objects) {
            below(map(object.get("metadata")), "labels").putAll(labels);
            if (object.get("kind").equals("Deployment")) {
                below(below(map(object.get("spec")), "selector"), "matchLabels").putAll(labels);
                below(below(below(map(object.get("spec")), "template"), "metadata"), "labels")
                        .putAll(labels);
            } else if (object.get("kind").equals("Service")) {
                below(map(object.get("spec")), "selector").putAll(labels);
            }
        }
    }

    private void tag(Map<String, Object> image) {
        objects.stream()
                .filter(object -> object.get("kind").equals("Deployment"))
                .flatMap(object -> maps(Yaml.at(object, "spec", "template", "spec", "containers")).stream())
                .filter(container -> container.get("image").equals(image.get("name")))
                .forEach(container -> container.put("image", image.get("name") + ":" + image.get("newTag")));
    }

    private void generate(Map<String, Object> generator) {
        Map<String, Object> data = new LinkedHashMap<>();
        for (Object literal : list(generator, "literals")) {
            String[] pair = ((String) literal).split("=", 2);
            data.put(pair[0], pair[1]);
        }
        objects.add(new LinkedHashMap<>(Map.of(
                "apiVersion",
                "v1",
                "kind",
                "ConfigMap",
                "metadata",
                new LinkedHashMap<>(Map.of("name", generator.get("name"))),
                "data",
                data)));
    }

    private static Map<String, Object> below(Map<String, Object> parent, String key) {
        return map(parent.computeIfAbsent(key, missing -> new LinkedHashMap<String, Object>()));
    }

    private static Object name(Map<String, Object> object) {
        return Yaml.at(object, "metadata", "name");
    }

    private static List<?> list(Map<String, Object> plan, String key) {
        return (List<?>) plan.getOrDefault(key, List.of());
    }
}
