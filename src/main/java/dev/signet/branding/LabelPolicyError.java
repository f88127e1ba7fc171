package dev.signet.branding;

import dev.signet.kernel.DomainError;
import org.jspecify.annotations.Nullable;

/** Errors of the commands of label policies, with their stable codes. */
public enum LabelPolicyError implements DomainError {
    NOT_FOUND(Kind.NOT_FOUND, "policy.label.not_found", "The organization has no label policy of its own."),
    EXISTS(Kind.ALREADY_EXISTS, "policy.label.exists", "The organization already has a label policy of its own."),
    NOT_CHANGED(Kind.FAILED_PRECONDITION, "policy.label.not_changed", "The label policy would stay the same."),
    FONT_UNREADABLE(
            Kind.INVALID_ARGUMENT,
            "policy.label.contrast",
            "The font colour needs a contrast of 4.5 to the background.",
            "font_color"),
    FONT_DARK_UNREADABLE(
            Kind.INVALID_ARGUMENT,
            "policy.label.contrast",
            "The font colour needs a contrast of 4.5 to the background.",
            "font_color_dark"),
    LOGO_NOT_FOUND(Kind.NOT_FOUND, "policy.label.logo.not_found", "The organization has no logo."),
    LOGO_TOO_LARGE(Kind.INVALID_ARGUMENT, "policy.label.logo.too_large", "A logo has at most 256 KiB.", "image"),
    LOGO_TYPE(Kind.INVALID_ARGUMENT, "policy.label.logo.type", "A logo is a PNG, JPEG or WebP image.", "image");

    private final Kind kind;
    private final String code;
    private final String message;
    private final @Nullable String field;

    LabelPolicyError(Kind kind, String code, String message) {
        this(kind, code, message, null);
    }

    LabelPolicyError(Kind kind, String code, String message, @Nullable String field) {
        this.kind = kind;
        this.code = code;
        this.message = message;
        this.field = field;
    }

    @Override
    public Kind kind() {
        return kind;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public String message() {
        return message;
    }

    @Override
    public @Nullable String field() {
        return field;
    }
}
