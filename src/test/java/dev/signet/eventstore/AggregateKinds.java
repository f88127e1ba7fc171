package dev.signet.eventstore;

import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.signet.kernel.DomainEvent;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Every kind of aggregate of the product, and random histories of them. */
final class AggregateKinds {
    private static final int LENGTH = 80;
    private static final List<AggregateType<?, ?, ?>> ALL = found();

    private AggregateKinds() {}

    /** Returns random events. An event that cannot happen in the state before it is left out. */
    static <C, E extends DomainEvent, S> List<E> history(AggregateType<C, E, S> type, Random random) {
        RandomRecords records = new RandomRecords(random);
        List<Class<?>> kinds = RandomRecords.kinds(type.eventType()).toList();
        List<E> history = new ArrayList<>();
        S state = type.initial();
        for (int i = 0; i < LENGTH; i++) {
            E event = type.eventType().cast(records.record(records.oneOf(kinds)));
            Optional<S> next = after(type, state, event);
            if (next.isPresent()) {
                state = next.get();
                history.add(event);
            }
        }
        return history;
    }

    /** Returns the state after an event, or empty if the event cannot happen in this state. */
    static <C, E extends DomainEvent, S> Optional<S> after(AggregateType<C, E, S> type, S state, E event) {
        try {
            return Optional.of(type.evolve().apply(state, event));
        } catch (RuntimeException impossible) {
            return Optional.empty();
        }
    }

    /** Returns every kind of aggregate that there is. */
    static List<AggregateType<?, ?, ?>> all() {
        return ALL;
    }

    private static List<AggregateType<?, ?, ?>> found() {
        List<AggregateType<?, ?, ?>> found = new ArrayList<>();
        new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("dev.signet").stream()
                        .flatMap(type -> type.getFields().stream())
                        .filter(field -> field.getRawType().isEquivalentTo(AggregateType.class))
                        .filter(field -> field.getModifiers().contains(JavaModifier.STATIC))
                        .forEach(field -> found.add(constant(field)));
        return List.copyOf(found);
    }

    private static AggregateType<?, ?, ?> constant(JavaField field) {
        try {
            Field constant = field.reflect();
            constant.setAccessible(true);
            return (AggregateType<?, ?, ?>) constant.get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }
}
