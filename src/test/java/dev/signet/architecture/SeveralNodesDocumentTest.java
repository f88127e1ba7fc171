package dev.signet.architecture;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.signet.jdbc.AdvisoryLock;
import dev.signet.projection.AsyncProjection;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.lang.ref.Reference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Compares docs/several-nodes.md with the code: every class that can keep something in a node's memory between two
 * requests, everything that runs by the clock, every consumer and every lock between nodes is in it.
 *
 * <p>A class is found by what such memory is made of: containers that are made for several threads, containers that a
 * bean makes when it is created, volatile fields, and fields of beans and static fields that can be assigned again.
 */
final class SeveralNodesDocumentTest {
    private static final Path DOCUMENT = Path.of("docs", "several-nodes.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([\\w.]+)`");

    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.signet");

    /** Generated from the contracts: its static fields are descriptors. */
    private static final String GENERATED = "dev.signet.api.proto";

    /** Types whose objects change while several threads use them. */
    private static final Set<String> SHARED = Set.of("java.util.concurrent", "java.util.concurrent.atomic");

    private static final Set<Class<?>> CONTAINERS = Set.of(
            HashMap.class, LinkedHashMap.class, TreeMap.class, WeakHashMap.class, HashSet.class, ArrayDeque.class);

    @Test
    void everything_that_is_kept_in_memory_is_in_the_document() throws IOException {
        Set<String> keeping = CODE.stream()
                .filter(type -> !type.getName().startsWith(GENERATED))
                .filter(SeveralNodesDocumentTest::keepsSomething)
                .map(SeveralNodesDocumentTest::outermost)
                .collect(toCollection(TreeSet::new));

        assertThat(rows("Caches", "Other state in memory")).containsExactlyElementsOf(keeping);
    }

    @Test
    void everything_that_runs_by_the_clock_and_every_consumer_is_in_the_document() throws IOException {
        Set<String> work = new TreeSet<>();
        CODE.stream()
                .filter(type -> type.getMethods().stream().anyMatch(method -> method.isAnnotatedWith(Scheduled.class))
                        || (type.isAssignableTo(AsyncProjection.class) && !type.isInterface()))
                .map(SeveralNodesDocumentTest::outermost)
                .forEach(work::add);

        assertThat(rows("Work in the background")).containsExactlyElementsOf(work);
    }

    @Test
    void every_lock_between_nodes_is_in_the_document() throws IOException {
        assertThat(rows("Locks"))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(AdvisoryLock.values()).map(Enum::name).toList());
    }

    @Test
    void a_cache_is_found_whatever_it_is_made_of() {
        JavaClasses samples = new ClassFileImporter()
                .importClasses(
                        Samples.OfCaffeine.class,
                        Samples.OfAMap.class,
                        Samples.OfAField.class,
                        Samples.OfABean.class,
                        Samples.OfAStaticField.class,
                        Samples.Of.class);

        assertThat(samples.stream().filter(SeveralNodesDocumentTest::keepsSomething))
                .hasSize(5)
                .noneMatch(type -> type.isEquivalentTo(Samples.Of.class));
    }

    private static boolean keepsSomething(JavaClass type) {
        return type.getAccessesFromSelf().stream().anyMatch(access -> makesSharedContainer(access, isBean(type)))
                || type.getFields().stream().anyMatch(field -> isAssignedAgain(field, isBean(type)));
    }

    private static boolean makesSharedContainer(JavaAccess<?> access, boolean ofABean) {
        JavaClass target = access.getTargetOwner();
        String name = access.getTarget().getName();
        boolean constructed = name.equals("<init>") || name.equals("newKeySet");
        boolean once = access.getOrigin().getName().equals("<init>")
                || access.getOrigin().getName().equals("<clinit>");
        return (target.isEquivalentTo(Caffeine.class) && name.equals("newBuilder"))
                || (target.isEquivalentTo(Collections.class) && name.startsWith("synchronized"))
                || (once && constructed && isShared(target))
                || (once && ofABean && constructed && CONTAINERS.stream().anyMatch(target::isEquivalentTo));
    }

    private static boolean isShared(JavaClass type) {
        return type.isEquivalentTo(ConcurrentHashMap.class)
                || type.isAssignableTo(Reference.class)
                || type.isEquivalentTo(ThreadLocal.class)
                || type.isEquivalentTo(WeakHashMap.class)
                || (SHARED.contains(type.getPackageName())
                        && (type.getSimpleName().startsWith("Concurrent")
                                || type.getSimpleName().startsWith("CopyOnWrite")
                                || type.getSimpleName().equals("AtomicReference")));
    }

    private static boolean isAssignedAgain(JavaField field, boolean ofABean) {
        Set<JavaModifier> modifiers = field.getModifiers();
        return !modifiers.contains(JavaModifier.FINAL)
                && !modifiers.contains(JavaModifier.SYNTHETIC)
                && (ofABean || modifiers.contains(JavaModifier.VOLATILE) || modifiers.contains(JavaModifier.STATIC));
    }

    private static boolean isBean(JavaClass type) {
        return type.isAnnotatedWith(Singleton.class) || type.isAnnotatedWith(ApplicationScoped.class);
    }

    /** The name below {@code dev.signet} of the class in whose file this one is. */
    private static String outermost(JavaClass type) {
        JavaClass outer = type;
        while (outer.getEnclosingClass().isPresent()) {
            outer = outer.getEnclosingClass().get();
        }
        return outer.getName().substring("dev.signet.".length());
    }

    /** The names in the first columns of the tables below these headings, sorted. */
    private static Set<String> rows(String... headings) throws IOException {
        String document = Files.readString(DOCUMENT);
        Set<String> names = new TreeSet<>();
        for (String heading : headings) {
            int begin = document.indexOf("\n## " + heading + "\n");
            assertThat(begin).as("heading %s", heading).isNotNegative();
            int end = document.indexOf("\n## ", begin + 1);
            Stream<String> found = ROW.matcher(document.substring(begin, end < 0 ? document.length() : end))
                    .results()
                    .map((MatchResult row) -> row.group(1));
            found.forEach(name -> assertThat(names.add(name)).as(name).isTrue());
        }
        return names;
    }

    /** Classes that keep something, each in another way, and one that keeps nothing. */
    static final class Samples {
        static final class OfCaffeine {
            Object make() {
                return Caffeine.newBuilder().build();
            }
        }

        static final class OfAMap {
            final Map<String, String> known = new ConcurrentHashMap<>();
        }

        static final class OfAField {
            volatile String last = "";
        }

        @Singleton
        static final class OfABean {
            final Map<String, String> known = new HashMap<>();
        }

        static final class OfAStaticField {
            static int count;
        }

        static final class Of {
            final String name = "";

            Map<String, String> make() {
                return new HashMap<>();
            }
        }
    }
}
