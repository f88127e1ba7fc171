package dev.signet.branding;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The files of a label policy: the SHA-256 of each in hexadecimal, or null for none. */
@RegisterForReflection // part of the state of a label policy
public record LabelAssets(
        @Nullable String logo,
        @Nullable String logoDark,
        @Nullable String icon,
        @Nullable String iconDark,
        @Nullable String font) {
    /** No files. */
    public static final LabelAssets NONE = new LabelAssets(null, null, null, null, null);

    /** Returns the SHA-256 of a file; null if there is none. */
    public @Nullable String of(LabelAsset asset) {
        return switch (asset) {
            case LOGO -> logo;
            case LOGO_DARK -> logoDark;
            case ICON -> icon;
            case ICON_DARK -> iconDark;
            case FONT -> font;
        };
    }

    LabelAssets with(LabelAsset asset, @Nullable String digest) {
        return switch (asset) {
            case LOGO -> new LabelAssets(digest, logoDark, icon, iconDark, font);
            case LOGO_DARK -> new LabelAssets(logo, digest, icon, iconDark, font);
            case ICON -> new LabelAssets(logo, logoDark, digest, iconDark, font);
            case ICON_DARK -> new LabelAssets(logo, logoDark, icon, digest, font);
            case FONT -> new LabelAssets(logo, logoDark, icon, iconDark, digest);
        };
    }

    List<String> digests() {
        return Stream.of(logo, logoDark, icon, iconDark, font)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
    }
}
