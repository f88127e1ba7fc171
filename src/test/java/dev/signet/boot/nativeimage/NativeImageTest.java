package dev.signet.boot.nativeimage;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Cache;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.signet.kernel.DomainEvent;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Provider;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Command;

/**
 * Compares the configuration for native images with what the code uses, because most machines build no native image.
 */
class NativeImageTest {
    private static final JavaClasses PRODUCTION = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.signet");

    @Test
    void every_service_of_the_crypto_provider_can_be_created() throws IOException {
        Set<String> registered = new HashSet<>();
        for (JsonNode entry : metadata().get("reflection")) {
            if (entry.path("allDeclaredConstructors").asBoolean()) {
                registered.add(entry.get("type").asText());
            }
        }
        assertThat(AmazonCorrettoCryptoProvider.INSTANCE.getServices())
                .extracting(Provider.Service::getClassName)
                .isNotEmpty()
                .isSubsetOf(registered);
    }

    @Test
    void the_classes_that_caffeine_derives_from_the_settings_of_each_cache_are_registered() throws Exception {
        Set<String> used = new TreeSet<>();
        for (Field field : caches()) {
            Object cache = field.get(instanceOf(field.getDeclaringClass()));
            Object map = ((Cache<?, ?>) cache).asMap();
            used.add(map.getClass().getName());
            used.add(nodes(map).getClass().getName());
        }
        assertThat(used)
                .isNotEmpty()
                .isEqualTo(new TreeSet<>(Arrays.asList(NamedClasses.class
                        .getAnnotation(RegisterForReflection.class)
                        .classNames())));
    }

    private static List<Field> caches() {
        List<Field> caches = new ArrayList<>();
        for (JavaClass type : PRODUCTION) {
            for (Field field : type.reflect().getDeclaredFields()) {
                if (Cache.class.isAssignableFrom(field.getType())) {
                    field.setAccessible(true);
                    caches.add(field);
                }
            }
        }
        return caches;
    }

    private static Object instanceOf(Class<?> type) throws ReflectiveOperationException {
        Constructor<?> constructor = type.getDeclaredConstructors()[0];
        constructor.setAccessible(true);
        return constructor.newInstance(new Object[constructor.getParameterCount()]);
    }

    private static Object nodes(Object map) throws ReflectiveOperationException {
        for (Class<?> type = map.getClass(); type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (field.getName().equals("nodeFactory")) {
                    field.setAccessible(true);
                    return field.get(map);
                }
            }
        }
        throw new NoSuchFieldException("nodeFactory");
    }

    @Test
    void every_class_that_the_parser_of_command_lines_reads_is_registered() {
        List<Class<?>> read = new ArrayList<>();
        for (JavaClass type : PRODUCTION) {
            boolean hasOptions = type.getFields().stream()
                    .flatMap(field -> field.getAnnotations().stream())
                    .anyMatch(annotation ->
                            annotation.getRawType().getPackageName().equals("picocli"));
            if (hasOptions || type.isAnnotatedWith(Command.class)) {
                read.add(type.reflect());
            }
        }
        assertThat(read)
                .hasSizeGreaterThan(10)
                .allSatisfy(type -> assertThat(type.getAnnotation(RegisterForReflection.class))
                        .as(type.getName())
                        .isNotNull());
    }

    @Test
    void events_and_the_records_that_they_contain_are_registered() {
        Set<Class<?>> registered = new HashSet<>();
        Set<Class<?>> stored = new HashSet<>();
        for (JavaClass type : PRODUCTION) {
            Class<?> reflected = type.reflect();
            RegisterForReflection annotation = reflected.getAnnotation(RegisterForReflection.class);
            if (annotation != null) {
                registered.addAll(Arrays.asList(annotation.targets()));
                addWithNested(reflected, registered);
            }
            if (DomainEvent.class.isAssignableFrom(reflected)) {
                addWithComponents(reflected, stored);
            }
        }
        assertThat(stored).hasSizeGreaterThan(50).isSubsetOf(registered);
    }

    private static void addWithNested(Class<?> type, Set<Class<?>> registered) {
        registered.add(type);
        for (Class<?> nested : type.getDeclaredClasses()) {
            addWithNested(nested, registered);
        }
    }

    /** Adds a record of the server, and those that its components are made of. */
    private static void addWithComponents(Type type, Set<Class<?>> stored) {
        if (type instanceof ParameterizedType generic) {
            for (Type argument : generic.getActualTypeArguments()) {
                addWithComponents(argument, stored);
            }
        } else if (type instanceof Class<?> reflected
                && reflected.isRecord()
                && reflected.getName().startsWith("dev.signet.")
                && stored.add(reflected)) {
            for (RecordComponent component : reflected.getRecordComponents()) {
                addWithComponents(component.getGenericType(), stored);
            }
        }
    }

    /** Quarkus itself registers the configuration sources. */
    @Test
    void services_are_found() throws Exception {
        List<Path> services = new ArrayList<>();
        try (var files = Files.list(Path.of("src/main/resources/META-INF/services"))) {
            files.filter(file -> !file.endsWith("io.smallrye.config.ConfigSourceFactory"))
                    .forEach(services::add);
        }
        assertThat(services).isNotEmpty();
        Set<Class<?>> registered = Set.of(Class.forName("dev.signet.boot.nativeimage.Services")
                .getAnnotation(RegisterForReflection.class)
                .targets());
        for (Path service : services) {
            assertThat(globs()).anyMatch(glob -> fits(glob, "META-INF/services/" + service.getFileName()));
            for (String name : Files.readAllLines(service)) {
                assertThat(registered).contains(Class.forName(name));
            }
        }
    }

    @Test
    void files_that_are_read_by_name_are_in_the_image() throws IOException {
        List<String> globs = globs();
        for (String name : List.of(
                "messages/login_de.properties",
                "db/changelog.yaml",
                "signet-build.properties",
                "dev/signet/vault/password/common-passwords.txt",
                "dev/signet/api/openapi/oauth.json",
                "dev/signet/api/openapi/ui/index.html",
                "linux64/libsodium.so")) {
            assertThat(getClass().getResource("/" + name)).as(name).isNotNull();
            assertThat(globs).as(name).anyMatch(glob -> fits(glob, name));
        }
        assertThat(globs).anyMatch(glob -> fits(glob, "postgres-linux-arm_64.txz"));
        assertThat(globs).as("a whole package carries its classes as resources").noneMatch(glob -> glob.endsWith("**"));
    }

    private static List<String> globs() throws IOException {
        Properties settings = new Properties();
        try (InputStream file = NativeImageTest.class.getResourceAsStream("/application.properties")) {
            settings.load(file);
        }
        return List.of(settings.getProperty("quarkus.native.resources.includes").split("\\s*,\\s*"));
    }

    private static boolean fits(String glob, String name) {
        return FileSystems.getDefault().getPathMatcher("glob:" + glob).matches(Path.of(name));
    }

    private static JsonNode metadata() throws IOException {
        try (InputStream file = NativeImageTest.class.getResourceAsStream(
                "/META-INF/native-image/dev.signet/signet/reachability-metadata.json")) {
            return new ObjectMapper().readTree(file);
        }
    }
}
