package dev.signet.eventstore;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;

/**
 * The format in which snapshots contain the state of an aggregate.
 *
 * <p>Its name changes with the components of the state. A node reads and writes only snapshots of its own format, so
 * that old and new nodes can run side by side.
 *
 * @param stateType a record whose components are records, enums, collections and other types that Jackson can read and
 * write
 * @param name the revision, and a digest of the names and types of all components
 */
public record StateFormat<S>(Class<S> stateType, String name) {
    private static final int DIGEST_BYTES = 8;

    /**
     * Returns the format of a state.
     *
     * @param revision must be increased whenever a change of the code makes the same events result in another state
     */
    public static <S> StateFormat<S> of(Class<S> stateType, int revision) {
        StringBuilder shape = new StringBuilder();
        describe(stateType, shape, new HashSet<>());
        return new StateFormat<>(stateType, revision + "-" + digest(shape.toString()));
    }

    private static void describe(Type type, StringBuilder shape, Set<Class<?>> known) {
        shape.append(type.getTypeName()).append(';');
        switch (type) {
            case ParameterizedType generic -> {
                for (Type argument : generic.getActualTypeArguments()) {
                    describe(argument, shape, known);
                }
            }
            case Class<?> enumeration
            when enumeration.isEnum() -> shape.append(Arrays.toString(enumeration.getEnumConstants()));
            case Class<?> composite
            when composite.isRecord() && known.add(composite) -> {
                for (RecordComponent component : composite.getRecordComponents()) {
                    shape.append(component.getName()).append(':');
                    describe(component.getGenericType(), shape, known);
                }
            }
            case Class<?> choice
            when choice.isSealed() && known.add(choice) -> {
                for (Class<?> permitted : choice.getPermittedSubclasses()) {
                    describe(permitted, shape, known);
                }
            }
            default -> {
                // a class of the JDK, or a type that is already described
            }
        }
    }

    private static String digest(String shape) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(shape.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
