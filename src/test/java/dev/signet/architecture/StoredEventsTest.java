package dev.signet.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.signet.eventstore.AggregateType;
import dev.signet.eventstore.EventType;
import dev.signet.eventstore.EventTypeCatalog;
import dev.signet.eventstore.TestingEventCodec;
import dev.signet.eventstore.TestingSnapshots;
import dev.signet.kernel.DomainEvent;
import dev.signet.kernel.PersonalData;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Pins how events and snapshots are stored, in one golden file for each revision of an event type and one for the
 * snapshots of an aggregate. A test that fails because a file is missing says what the file should contain. A test that
 * fails because a file has other content means that databases of earlier releases are read wrongly: a changed event
 * needs a new revision and an upcaster, and a state that results differently from the same events needs a new revision
 * of its {@code StateFormat}.
 */
final class StoredEventsTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final List<JavaClass> CLASSES = List.copyOf(new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.signet"));
    private static final List<EventTypeCatalog> CATALOGS = catalogs();

    @TestFactory
    List<DynamicTest> each_event_is_stored_and_read_as_its_golden_files_say() {
        List<DynamicTest> tests = new ArrayList<>();
        for (EventTypeCatalog catalog : CATALOGS) {
            TestingEventCodec codec = new TestingEventCodec(catalog);
            for (EventType<?> type : catalog.eventTypes()) {
                tests.add(DynamicTest.dynamicTest(type.name(), () -> {
                    for (int revision = 1; revision < type.revision(); revision++) {
                        assertThat(codec.read(golden(codec, type, revision))).isInstanceOf(type.recordType());
                    }
                    ObjectNode current = golden(codec, type, type.revision());
                    DomainEvent event = codec.read(current);
                    assertThat(event).isInstanceOf(type.recordType());
                    assertThat(codec.write(event)).isEqualTo(current);
                    readWithoutPersonalData(codec, current);
                }));
            }
        }
        assertThat(tests).hasSizeGreaterThan(100);
        return tests;
    }

    @TestFactory
    List<DynamicTest> each_snapshot_is_stored_as_its_golden_file_says() throws ReflectiveOperationException {
        TestingSnapshots snapshots = new TestingSnapshots();
        List<DynamicTest> tests = new ArrayList<>();
        for (AggregateType<?, ?, ?> aggregate : aggregates()) {
            if (aggregate.snapshots() != null) {
                tests.add(DynamicTest.dynamicTest(aggregate.streamType(), () -> {
                    Path file = GOLDEN.resolve("snapshot").resolve(aggregate.streamType() + ".txt");
                    String content = snapshots.format(aggregate) + "\n" + states(aggregate, snapshots);
                    assertThat(file).as("should contain%n%s", content).exists();
                    assertThat(content).isEqualTo(Files.readString(file));
                }));
            }
        }
        assertThat(tests).hasSizeGreaterThan(7);
        return tests;
    }

    @Test
    void each_golden_file_is_of_a_registered_event() throws IOException {
        List<Path> expected = new ArrayList<>();
        for (EventTypeCatalog catalog : CATALOGS) {
            for (EventType<?> type : catalog.eventTypes()) {
                for (int revision = 1; revision <= type.revision(); revision++) {
                    expected.add(file(type, revision));
                }
            }
        }
        try (var files = Files.walk(GOLDEN)) {
            assertThat(files.filter(file -> file.toString().endsWith(".json"))).hasSameElementsAs(expected);
        }
    }

    /**
     * Applies the events of all golden files to one aggregate, in the order in which the catalog lists them, except
     * that events that end something come last.
     */
    private static <E extends DomainEvent, S> String states(
            AggregateType<?, E, S> aggregate, TestingSnapshots snapshots) throws IOException {
        StringBuilder lines = new StringBuilder();
        S state = aggregate.initial();
        for (EventTypeCatalog catalog : CATALOGS) {
            TestingEventCodec codec = new TestingEventCodec(catalog);
            for (EventType<?> type : endsLast(catalog.eventTypes())) {
                if (type.streamType().equals(aggregate.streamType())) {
                    E event = aggregate.eventType().cast(codec.read(golden(codec, type, type.revision())));
                    state = aggregate.evolve().apply(state, event);
                    lines.append(type.name())
                            .append(' ')
                            .append(snapshots.write(state))
                            .append('\n');
                    assertThat(snapshots.throughSnapshot(aggregate, state)).isEqualTo(state);
                }
            }
        }
        return lines.toString();
    }

    private static List<EventType<?>> endsLast(List<EventType<?>> types) {
        return types.stream()
                .sorted(Comparator.comparing(type -> type.name().matches(".*\\.(removed|erased|terminated|revoked)")))
                .toList();
    }

    private static void readWithoutPersonalData(TestingEventCodec codec, ObjectNode stored)
            throws ReflectiveOperationException {
        Object erased = codec.readErased(stored);
        for (RecordComponent component : erased.getClass().getRecordComponents()) {
            if (component.isAnnotationPresent(PersonalData.class)) {
                Method accessor = component.getAccessor();
                accessor.setAccessible(true);
                Object value = accessor.invoke(erased);
                assertThat(value instanceof Enum<?> constant ? constant.name() : value)
                        .as(component.getName())
                        .isIn("", "UNSPECIFIED", null);
            }
        }
    }

    private static ObjectNode golden(TestingEventCodec codec, EventType<?> type, int revision) throws IOException {
        Path file = file(type, revision);
        assertThat(file)
                .as(() -> "should contain for example%n%s"
                        .formatted(
                                codec.write(SampleRecords.of(type.recordType())).toPrettyString()))
                .exists();
        return (ObjectNode) JSON.readTree(file.toFile());
    }

    private static Path file(EventType<?> type, int revision) {
        return GOLDEN.resolve(type.streamType()).resolve(type.name() + "." + revision + ".json");
    }

    private static List<EventTypeCatalog> catalogs() {
        return CLASSES.stream()
                .filter(type -> type.isAssignableTo(EventTypeCatalog.class) && !type.isInterface())
                .sorted(Comparator.comparing(JavaClass::getName))
                .map(type -> {
                    try {
                        Constructor<?> constructor = type.reflect().getDeclaredConstructor();
                        constructor.setAccessible(true);
                        return (EventTypeCatalog) constructor.newInstance();
                    } catch (ReflectiveOperationException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toList();
    }

    private static List<AggregateType<?, ?, ?>> aggregates() throws ReflectiveOperationException {
        List<AggregateType<?, ?, ?>> aggregates = new ArrayList<>();
        for (JavaClass type : CLASSES) {
            for (JavaField constant : type.getFields()) {
                if (constant.getRawType().isEquivalentTo(AggregateType.class)
                        && constant.getModifiers().contains(JavaModifier.STATIC)) {
                    Field field = constant.reflect();
                    field.setAccessible(true);
                    aggregates.add((AggregateType<?, ?, ?>) field.get(null));
                }
            }
        }
        aggregates.sort(Comparator.comparing(AggregateType::streamType));
        return aggregates;
    }
}
