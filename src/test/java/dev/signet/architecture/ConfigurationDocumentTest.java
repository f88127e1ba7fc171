package dev.signet.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Checks that docs/configuration.md lists the keys and defaults of the {@code @ConfigMapping} interfaces. */
final class ConfigurationDocumentTest {
    private static final Path DOCUMENT = Path.of("docs", "configuration.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(signet\\.[a-z0-9.-]+)` \\| (?:`([^`|]*)`)? ?\\|");

    @Test
    void every_key_is_documented_with_its_default() throws IOException {
        Map<String, String> declared = new TreeMap<>();
        new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("dev.signet").stream()
                        .filter(type -> type.isAnnotatedWith(ConfigMapping.class))
                        .map(JavaClass::reflect)
                        .forEach(type ->
                                collect(type.getAnnotation(ConfigMapping.class).prefix(), type, declared));

        assertThat(declared).hasSizeGreaterThan(40);
        assertThat(documented()).isEqualTo(declared);
    }

    private static void collect(String prefix, Class<?> group, Map<String, String> keys) {
        for (Method method : group.getDeclaredMethods()) {
            WithName named = method.getAnnotation(WithName.class);
            String key = prefix + '.' + (named == null ? kebab(method.getName()) : named.value());
            if (method.getReturnType().isInterface()
                    && method.getReturnType().getEnclosingClass() != null
                    && method.getReturnType().getName().startsWith("dev.signet.")) {
                collect(key, method.getReturnType(), keys);
            } else {
                WithDefault standard = method.getAnnotation(WithDefault.class);
                keys.put(key, standard == null ? "" : standard.value());
            }
        }
    }

    private static String kebab(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static Map<String, String> documented() throws IOException {
        Map<String, String> keys = new TreeMap<>();
        Matcher row = ROW.matcher(Files.readString(DOCUMENT));
        while (row.find()) {
            String standard = row.group(2);
            assertThat(keys.put(row.group(1), standard == null ? "" : standard))
                    .as(row.group(1))
                    .isNull();
        }
        return keys;
    }
}
