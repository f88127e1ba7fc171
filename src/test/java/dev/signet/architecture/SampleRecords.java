package dev.signet.architecture;

import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes records of any type with made-up values, as examples for golden files. */
final class SampleRecords {
    private SampleRecords() {}

    /** Returns a record whose texts are the names of their components. */
    static <R> R of(Class<R> type) {
        return type.cast(value(type, "value"));
    }

    private static Object value(Type type, String name) {
        if (type instanceof ParameterizedType generic) {
            Object element = value(generic.getActualTypeArguments()[0], name);
            return switch (generic.getRawType().getTypeName()) {
                case "java.util.List" -> List.of(element);
                case "java.util.Set" -> Set.of(element);
                case "java.util.Map" -> Map.of(element, value(generic.getActualTypeArguments()[1], name));
                default -> throw new IllegalArgumentException("no example of " + generic);
            };
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isEnum()) {
            return plain.getEnumConstants()[plain.getEnumConstants().length - 1];
        }
        if (plain.isRecord()) {
            return record(plain);
        }
        return switch (plain.getName()) {
            case "java.lang.String" -> name;
            case "boolean", "java.lang.Boolean" -> true;
            case "int", "java.lang.Integer" -> 1;
            case "long", "java.lang.Long" -> 1L;
            case "java.time.Instant" -> Instant.parse("2026-03-01T12:00:00.123456Z");
            default -> throw new IllegalArgumentException("no example of " + plain);
        };
    }

    private static Object record(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(Arrays.stream(components)
                    .map(component -> value(component.getGenericType(), component.getName()))
                    .toArray());
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("no example of " + type, e);
        }
    }
}
