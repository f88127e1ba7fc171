package dev.signet.branding;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;
import java.util.Objects;

/**
 * Colours of one scheme, each {@code #rrggbb}, or empty for that of the server.
 *
 * @param primary of buttons and links
 * @param background of the page
 * @param warn of notices about faults
 * @param font of text on the background
 */
@RegisterForReflection
public record LabelColors(String primary, String background, String warn, String font) {
    /** The server's own, light. */
    public static final LabelColors LIGHT = own(Palette.LIGHT);
    /** The server's own, dark. */
    public static final LabelColors DARK = own(Palette.DARK);

    private static LabelColors own(Map<String, Color> palette) {
        return new LabelColors(hex(palette, "fill"), hex(palette, "card"), hex(palette, "bad"), hex(palette, "text"));
    }

    private static String hex(Map<String, Color> palette, String name) {
        return Objects.requireNonNull(palette.get(name)).hex();
    }
}
