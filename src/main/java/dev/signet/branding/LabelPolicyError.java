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
    public static final DomainError ASSET_TOO_LARGE = invalidArgument(
                    "policy.label.asset.too_large", "An image or font has at most 256 KiB.")
            .about("content");
    public static final DomainError IMAGE_TYPE = invalidArgument(
                    "policy.label.asset.type", "A logo or icon is a PNG, JPEG, GIF or WebP image.")
            .about("content");
    public static final DomainError FONT_TYPE = invalidArgument(
                    "policy.label.font.type", "A font is a WOFF2, WOFF, OpenType or TrueType file.")
            .about("content");

    /** The policy has no such file. */
    static DomainError assetNotFound(LabelAsset asset) {
        return notFound("policy.label.asset.not_found", "The label policy has no " + asset.column() + ".");
    }

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
