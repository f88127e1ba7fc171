package dev.signet.branding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaletteTest {
    private static final LabelColors NONE = new LabelColors("", "", "", "");
    private static final int ANY = 0xffffff;

    @ParameterizedTest
    @ValueSource(
            strings = {"", "#", "red", "#12345", "#1234567", "#12345g", "#123456;", "#123456\n", " #123456", "#１２３"})
    void a_text_that_is_not_a_colour_is_not_parsed(String text) {
        assertThat(Color.parse(text)).isEmpty();
    }

    @Test
    void a_colour_is_written_in_one_spelling() {
        assertThat(Color.of("#AbC").hex()).isEqualTo("#aabbcc");
        assertThat(Color.of("#00FF0a").hex()).isEqualTo("#00ff0a");
    }

    @Test
    void contrast_is_that_of_wcag() {
        assertThat(Color.BLACK.contrast(Color.WHITE)).isEqualTo(21);
        assertThat(Color.of("#777777").contrast(Color.WHITE)).isBetween(4.47, 4.49);
    }

    @Test
    void the_colours_of_the_server_are_those_of_its_style_sheet() throws IOException {
        try (InputStream file =
                PaletteTest.class.getResourceAsStream("/META-INF/resources/ui/login/assets/login.css")) {
            String[] css = new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .split(Pattern.quote("prefers-color-scheme: dark"), 2);
            Palette.LIGHT.forEach(
                    (name, color) -> assertThat(variable(css[0], name)).isEqualTo(color.hex()));
            Palette.DARK.forEach(
                    (name, color) -> assertThat(variable(css[1], name)).isEqualTo(color.hex()));
        }
    }

    @Test
    void without_colours_nothing_changes() {
        assertThat(Palette.of(NONE, Palette.LIGHT)).containsExactlyInAnyOrderEntriesOf(Palette.LIGHT);
        assertThat(Palette.of(NONE, Palette.DARK)).containsExactlyInAnyOrderEntriesOf(Palette.DARK);
    }

    @Test
    void a_primary_colour_with_enough_contrast_is_not_changed() {
        Map<String, Color> palette = Palette.of(new LabelColors("#7a1fa2", "", "", ""), Palette.LIGHT);

        assertThat(palette).containsEntry("fill", Color.of("#7a1fa2")).containsEntry("accent", Color.of("#7a1fa2"));
        assertThat(palette).containsEntry("on-fill", Color.WHITE);
    }

    @Property
    void every_text_has_enough_contrast_whatever_the_colours(
            @ForAll @IntRange(max = ANY) int primary,
            @ForAll @IntRange(max = ANY) int background,
            @ForAll @IntRange(max = ANY) int warn) {
        for (LabelColors chosen : List.of(
                new LabelColors(hex(primary), hex(background), hex(warn), ""),
                new LabelColors(hex(primary), "", hex(warn), ""))) {
            for (Map<String, Color> own : List.of(Palette.LIGHT, Palette.DARK)) {
                standsOut(Palette.of(chosen, own));
            }
        }
    }

    private static void standsOut(Map<String, Color> palette) {
        for (String ground : List.of("ground", "card")) {
            for (String text : List.of("text", "soft", "accent", "accent-strong")) {
                assertThat(contrast(palette, text, ground)).as(text).isGreaterThanOrEqualTo(Color.TEXT);
            }
            assertThat(contrast(palette, "line", ground)).isGreaterThanOrEqualTo(Color.BORDER);
        }
        assertThat(contrast(palette, "on-fill", "fill")).isGreaterThanOrEqualTo(Color.TEXT);
        assertThat(contrast(palette, "on-fill", "fill-strong")).isGreaterThanOrEqualTo(Color.TEXT);
        assertThat(contrast(palette, "bad", "bad-ground")).isGreaterThanOrEqualTo(Color.TEXT);
    }

    private static double contrast(Map<String, Color> palette, String one, String other) {
        return palette.get(one).contrast(palette.get(other));
    }

    private static String hex(int rgb) {
        return String.format("#%06x", rgb);
    }

    private static String variable(String css, String name) {
        Matcher matcher = Pattern.compile("--" + name + ": (#[0-9a-f]{6});").matcher(css);
        return matcher.find() ? matcher.group(1) : "";
    }
}
