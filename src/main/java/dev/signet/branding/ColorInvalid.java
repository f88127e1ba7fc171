package dev.signet.branding;

import dev.signet.kernel.DomainError;

/**
 * A field of the request is not a colour.
 *
 * @param field name of the request field, for instance {@code primary_color}
 */
public record ColorInvalid(String field) implements DomainError {
    @Override
    public Kind kind() {
        return Kind.INVALID_ARGUMENT;
    }

    @Override
    public String code() {
        return "policy.label.color.invalid";
    }

    @Override
    public String message() {
        return "A colour is written #RRGGBB.";
    }
}
