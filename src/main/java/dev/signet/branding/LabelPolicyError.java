package dev.signet.branding;

import static dev.signet.kernel.DomainError.alreadyExists;
import static dev.signet.kernel.DomainError.failedPrecondition;
import static dev.signet.kernel.DomainError.invalidArgument;
import static dev.signet.kernel.DomainError.notFound;

import dev.signet.kernel.DomainError;

/** Errors of the commands of label policies, with their stable codes. */
public final class LabelPolicyError {
    public static final DomainError NOT_FOUND =
            notFound("policy.label.not_found", "The organization has no label policy of its own.");
    public static final DomainError EXISTS =
            alreadyExists("policy.label.exists", "The organization already has a label policy of its own.");
    public static final DomainError NOT_CHANGED =
            failedPrecondition("policy.label.not_changed", "The label policy would stay the same.");
    public static final DomainError FONT_UNREADABLE = invalidArgument(
                    "policy.label.contrast", "The font colour needs a contrast of 4.5 to the background.")
            .about("font_color");
    public static final DomainError FONT_DARK_UNREADABLE = invalidArgument(
                    "policy.label.contrast", "The font colour needs a contrast of 4.5 to the background.")
            .about("font_color_dark");
    public static final DomainError LOGO_NOT_FOUND =
            notFound("policy.label.logo.not_found", "The organization has no logo.");
    public static final DomainError LOGO_TOO_LARGE = invalidArgument(
                    "policy.label.logo.too_large", "A logo has at most 256 KiB.")
            .about("image");
    public static final DomainError LOGO_TYPE = invalidArgument(
                    "policy.label.logo.type", "A logo is a PNG, JPEG or WebP image.")
            .about("image");

    /**
     * A field of the request is not a colour.
     *
     * @param field name of the request field, for instance {@code primary_color}
     */
    static DomainError colorInvalid(String field) {
        return invalidArgument("policy.label.color.invalid", "A colour is written #RRGGBB.")
                .about(field);
    }

    private LabelPolicyError() {}
}
