package dev.signet.eventstore;

import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Creates random records of any type from their components. The values come from a small set, so that events of one
 * history often refer to the same ids and keys.
 */
public final class RandomRecords {
    private static final int TRIES = 50;
    private static final List<String> TEXTS =
            List.of("", "a", "b", "c", "1", "org", "https://app.example.com/", "ä ß\u2028");

    private final Random random;
    private final List<String> texts;

    public RandomRecords(Random random) {
        this(random, TEXTS);
    }

    /** Creates records whose texts are chosen from these. */
    RandomRecords(Random random, List<String> texts) {
        this.random = random;
        this.texts = List.copyOf(texts);
    }

    /** Every record that implements a sealed interface, through whatever interfaces between. */
    public static Stream<Class<?>> kinds(Class<?> sealed) {
        return sealed.isSealed()
                ? Arrays.stream(sealed.getPermittedSubclasses()).flatMap(RandomRecords::kinds)
                : Stream.of(sealed);
    }

    /** One of these, at random. */
    <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** A random record of this class. If its constructor refuses the values, others are drawn. */
    public Object record(Class<?> kind) {
        Throwable refusal = null;
        for (int attempt = 0; attempt < TRIES; attempt++) {
            RecordComponent[] components = kind.getRecordComponents();
            Object[] values = Arrays.stream(components)
                    .map(component ->
                            isNullable(component) && random.nextInt(3) == 0 ? null : value(component.getGenericType()))
                    .toArray();
            try {
                Class<?>[] types =
                        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
                Constructor<?> constructor = kind.getDeclaredConstructor(types);
                constructor.setAccessible(true);
                return constructor.newInstance(values);
            } catch (InvocationTargetException e) {
                refusal = e.getCause();
            } catch (ReflectiveOperationException e) {
                throw new LinkageError(kind.getName(), e);
            }
        }
        throw new AssertionError("no " + kind + " could be made", refusal);
    }

    private @Nullable Object value(Type type) {
        return switch (type) {
            case ParameterizedType generic -> collection(generic);
            case Class<?> kind when kind.isEnum() -> oneOf(Arrays.asList(kind.getEnumConstants()));
            case Class<?> kind when kind.isRecord() -> record(kind);
            case Class<?> kind when kind.isSealed() -> record(oneOf(kinds(kind).toList()));
            case Class<?> kind -> simple(kind);
            default -> throw new AssertionError("no value is known for " + type);
        };
    }

    private Object collection(ParameterizedType type) {
        Type[] arguments = type.getActualTypeArguments();
        int size = random.nextInt(3);
        if (type.getRawType() == Map.class) {
            Map<Object, Object> map = new HashMap<>();
            for (int i = 0; i < size; i++) {
                map.put(value(arguments[0]), value(arguments[1]));
            }
            return map;
        }
        List<Object> elements =
                Stream.generate(() -> value(arguments[0])).limit(size).toList();
        return type.getRawType() == Set.class ? new HashSet<>(elements) : elements;
    }

    private Object simple(Class<?> kind) {
        if (kind == String.class) {
            return oneOf(texts);
        }
        if (kind == Instant.class) {
            return Instant.ofEpochSecond(random.nextLong(4_000_000_000L), random.nextInt(1_000_000_000));
        }
        if (kind == Duration.class) {
            return Duration.ofMillis(random.nextInt(5_000));
        }
        if (kind == boolean.class) {
            return random.nextBoolean();
        }
        if (kind == int.class) {
            return random.nextInt(5);
        }
        if (kind == long.class) {
            return (long) random.nextInt(5);
        }
        throw new AssertionError("no value is known for " + kind);
    }

    private static boolean isNullable(RecordComponent component) {
        AnnotatedType type = component.getAnnotatedType();
        return type.isAnnotationPresent(Nullable.class);
    }
}
