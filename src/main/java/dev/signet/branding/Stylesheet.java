package dev.signet.branding;

import java.util.Map;

/**
 * Writes the style sheet of a label policy: it only sets the custom properties that {@code login.css} reads, and names
 * the font. The values are formatted from numbers, so that no text of the organization gets into the style sheet.
 */
final class Stylesheet {
    private Stylesheet() {}

    static String of(LabelPolicyView view) {
        String font = view.assets().font();
        return (font == null ? "" : font(font)) + colors(view.settings());
    }

    /** The digest of the font consists of hexadecimal digits, and the path is relative to the style sheet. */
    private static String font(String digest) {
        return "@font-face {\n  font-family: \"Brand\";\n  src: url(\"" + BrandPath.FILES + '/' + digest
                + "\");\n  font-display: swap;\n}\n:root {\n  --font: \"Brand\";\n}\n";
    }

    static String colors(LabelSettings settings) {
        Map<String, Color> light = Palette.of(settings.light(), Palette.LIGHT);
        Map<String, Color> dark = Palette.of(dark(settings), Palette.DARK);
        return switch (settings.themeMode()) {
            case AUTO ->
                rule(light, "light dark") + "@media (prefers-color-scheme: dark) {\n" + rule(dark, "light dark")
                        + "}\n";
            case LIGHT -> rule(light, "light");
            case DARK -> rule(dark, "dark");
        };
    }

    /**
     * Returns the colours of the dark scheme. A missing primary or warning colour is taken from the light scheme;
     * {@link Palette} changes it until it can be read.
     */
    private static LabelColors dark(LabelSettings settings) {
        LabelColors dark = settings.dark();
        LabelColors light = settings.light();
        return new LabelColors(
                dark.primary().isEmpty() ? light.primary() : dark.primary(),
                dark.background(),
                dark.warn().isEmpty() ? light.warn() : dark.warn(),
                dark.font());
    }

    private static String rule(Map<String, Color> colors, String scheme) {
        StringBuilder css =
                new StringBuilder(":root {\n  color-scheme: ").append(scheme).append(";\n");
        colors.forEach((name, color) ->
                css.append("  --").append(name).append(": ").append(color.hex()).append(";\n"));
        return css.append("}\n").toString();
    }
}
