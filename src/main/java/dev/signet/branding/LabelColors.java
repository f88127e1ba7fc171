package dev.signet.branding;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;
import java.util.Objects;

/**
 * The colours of one scheme, light or dark. Each is {@code #rrggbb}, or empty to use the server's own colour.
 *
 * @param primary colour of buttons and links
 * @param background colour of the page
 * @param warn colour of error notices
 * @param font colour of text on the background
 */
@RegisterForReflection
public record LabelColors(String primary, String background, String warn, String font) {
    /** The server's own colours of the light scheme. */
    public static final LabelColors LIGHT = own(Palette.LIGHT);
    /** The server's own colours of the dark scheme. */
    public static final LabelColors DARK = own(Palette.DARK);

    private static LabelColors own(Map<String, Color> palette) {
        return new LabelColors(hex(palette, "fill"), hex(palette, "card"), hex(palette, "bad"), hex(palette, "text"));
    }

    private static String hex(Map<String, Color> palette, String name) {
        return Objects.requireNonNull(palette.get(name)).hex();
    }
}
