package dev.signet.kernel;

import org.jspecify.annotations.Nullable;

/** An error of any kind, with or without the field that it is about. */
public record TestingError(Kind kind, @Nullable String field) implements DomainError {
    public TestingError(Kind kind) {
        this(kind, null);
    }

    @Override
    public String code() {
        return "test.broken";
    }

    @Override
    public String message() {
        return "It is broken.";
    }
}
