package dev.signet.branding;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Derives all colours that {@code login.css} uses from the few that an organization chooses. */
final class Palette {
    static final Map<String, Color> LIGHT = Map.ofEntries(
            Map.entry("ground", Color.of("#f3f5f8")),
            Map.entry("card", Color.of("#ffffff")),
            Map.entry("text", Color.of("#17202e")),
            Map.entry("soft", Color.of("#4d5a6d")),
            Map.entry("line", Color.of("#7d8a9d")),
            Map.entry("accent", Color.of("#1f4fbf")),
            Map.entry("accent-strong", Color.of("#163c94")),
            Map.entry("fill", Color.of("#1f4fbf")),
            Map.entry("fill-strong", Color.of("#163c94")),
            Map.entry("on-fill", Color.of("#ffffff")),
            Map.entry("bad-ground", Color.of("#fdecec")),
            Map.entry("bad", Color.of("#8f1620")));
    static final Map<String, Color> DARK = Map.ofEntries(
            Map.entry("ground", Color.of("#10151d")),
            Map.entry("card", Color.of("#19202b")),
            Map.entry("text", Color.of("#eef2f8")),
            Map.entry("soft", Color.of("#b3bfd0")),
            Map.entry("line", Color.of("#74839a")),
            Map.entry("accent", Color.of("#8db3ff")),
            Map.entry("accent-strong", Color.of("#b5cdff")),
            Map.entry("fill", Color.of("#8db3ff")),
            Map.entry("fill-strong", Color.of("#b5cdff")),
            Map.entry("on-fill", Color.of("#0c1a38")),
            Map.entry("bad-ground", Color.of("#40181c")),
            Map.entry("bad", Color.of("#ffc9cc")));

    private final Map<String, Color> colors;

    private Palette(Map<String, Color> own) {
        colors = new TreeMap<>(own);
    }

    /**
     * Returns the palette for the chosen colours. Text is readable everywhere: a colour with too little contrast is
     * changed until it has enough.
     *
     * @param own the server's own colours of the scheme, for all that the organization did not choose
     */
    static Map<String, Color> of(LabelColors chosen, Map<String, Color> own) {
        Palette palette = new Palette(own);
        if (!chosen.background().isEmpty() || !chosen.font().isEmpty()) {
            palette.page(chosen);
        }
        if (!chosen.primary().isEmpty()) {
            palette.primary(Color.of(chosen.primary()));
        }
        palette.accents();
        if (!chosen.warn().isEmpty()) {
            palette.warn(Color.of(chosen.warn()));
        }
        return palette.colors;
    }

    /**
     * Tells whether the font colour can be read on the background. If only one of them was chosen, the other one adapts
     * to it.
     */
    static boolean isReadable(LabelColors chosen, Map<String, Color> own) {
        Palette palette = new Palette(own);
        palette.page(chosen);
        return palette.grounds().stream().allMatch(ground -> ground.contrast(palette.get("text")) >= Color.TEXT);
    }

    private void page(LabelColors chosen) {
        if (!chosen.background().isEmpty()) {
            Color background = Color.of(chosen.background());
            colors.put("ground", background);
            colors.put("card", background);
        }
        if (!chosen.font().isEmpty()) {
            colors.put("text", Color.of(chosen.font()));
        } else if (get("text").contrast(get("card")) < Color.TEXT) {
            colors.put("text", get("card").text());
        }
        Color text = get("text");
        Color card = get("card");
        colors.put("soft", text.mixed(card, 0.3).standingOut(Color.TEXT, grounds(), text));
        colors.put("line", text.mixed(card, 0.5).standingOut(Color.BORDER, grounds(), text));
    }

    private void primary(Color primary) {
        Color on = primary.text();
        colors.put("accent", primary);
        colors.put("accent-strong", primary.mixed(get("text"), 0.25));
        colors.put("fill", primary);
        colors.put("fill-strong", primary.mixed(on.equals(Color.WHITE) ? Color.BLACK : Color.WHITE, 0.2));
        colors.put("on-fill", on);
    }

    private void accents() {
        for (String name : List.of("accent", "accent-strong")) {
            colors.put(name, get(name).standingOut(Color.TEXT, grounds(), get("text")));
        }
    }

    private void warn(Color warn) {
        Color ground = get("card").mixed(warn, 0.1);
        colors.put("bad-ground", ground);
        colors.put("bad", warn.standingOut(Color.TEXT, List.of(ground), ground.text()));
    }

    private List<Color> grounds() {
        return List.of(get("ground"), get("card"));
    }

    private Color get(String name) {
        Color color = colors.get(name);
        if (color == null) {
            throw new IllegalArgumentException(name);
        }
        return color;
    }
}
