package dev.signet.fuzz;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The paths of the pages and protocol endpoints, taken from their annotations. */
final class ResourcePaths {
    private ResourcePaths() {}

    /** Returns the path of every resource method, with {@code x} for each variable in it. */
    static List<String> all() {
        Set<String> paths = new TreeSet<>();
        for (JavaClass type : new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.signet")) {
            if (type.isAnnotatedWith(Path.class)) {
                Class<?> resource = type.reflect();
                for (Method method : resource.getDeclaredMethods()) {
                    if (answersRequests(method)) {
                        Path below = method.getAnnotation(Path.class);
                        String path = resource.getAnnotation(Path.class).value() + (below == null ? "" : below.value());
                        paths.add(path.replaceAll("\\{[^}]*}", "x"));
                    }
                }
            }
        }
        return List.copyOf(paths);
    }

    private static boolean answersRequests(Method method) {
        return Arrays.stream(method.getAnnotations())
                .anyMatch(annotation -> annotation.annotationType().isAnnotationPresent(HttpMethod.class));
    }
}
