package dev.signet.kernel;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;

/** Errors for tests. */
public final class TestingErrors {
    private TestingErrors() {}

    /** An error of any kind that is about no field. */
    public static DomainError of(DomainError.Kind kind) {
        return DomainError.of(kind, "test.broken", "It is broken.");
    }

    /** The constants that a class of errors declares. */
    public static List<DomainError> constants(Class<?> errors) {
        return Arrays.stream(errors.getDeclaredFields())
                .filter(field -> field.getType() == DomainError.class)
                .map(TestingErrors::value)
                .toList();
    }

    private static DomainError value(Field constant) {
        try {
            constant.setAccessible(true);
            return (DomainError) constant.get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }
}
