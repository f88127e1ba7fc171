package dev.signet.branding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.kernel.DomainError;
import dev.signet.kernel.DomainException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelPolicyDeciderTest {
    private static final LabelColors NONE = new LabelColors("", "", "", "");
    private static final LabelSettings SETTINGS = settings(new LabelColors("#ff8800", "", "", ""), NONE);
    private static final LabelPolicyEvent ADDED = new LabelPolicyEvent.Added(SETTINGS, false);
    private static final LabelPolicyEvent LOGO = new LabelPolicyEvent.LogoAdded("abc", false);

    @Test
    void colours_are_stored_in_one_spelling() {
        LabelSettings written = settings(new LabelColors("#F80", "#FFFFFF", "", "#000000"), NONE);
        LabelSettings kept = settings(new LabelColors("#ff8800", "#ffffff", "", "#000000"), NONE);

        assertThat(when(new LabelPolicyCommand.Add(written))).containsExactly(new LabelPolicyEvent.Added(kept, false));
    }

    @Test
    void a_policy_can_be_added_once_and_changed_only_if_there_is_one() {
        refused(LabelPolicyError.EXISTS, new LabelPolicyCommand.Add(SETTINGS), ADDED);
        refused(LabelPolicyError.NOT_FOUND, new LabelPolicyCommand.Change(SETTINGS));
        refused(LabelPolicyError.NOT_FOUND, new LabelPolicyCommand.SetAsset(LabelAsset.LOGO, "abc"));
        refused(LabelPolicyError.NOT_FOUND, new LabelPolicyCommand.Reset());
        refused(LabelPolicyError.NOT_FOUND, new LabelPolicyCommand.Reset(), ADDED, new LabelPolicyEvent.Removed());
        refused(LabelPolicyError.NOT_CHANGED, new LabelPolicyCommand.Change(SETTINGS), ADDED);
        refused(LabelPolicyError.NOT_CHANGED, new LabelPolicyCommand.SetAsset(LabelAsset.LOGO, "abc"), ADDED, LOGO);
        refused(
                LabelPolicyError.assetNotFound(LabelAsset.LOGO),
                new LabelPolicyCommand.RemoveAsset(LabelAsset.LOGO),
                ADDED);
    }

    @Test
    void a_change_keeps_the_logo_and_a_removal_removes_it() {
        LabelPolicyEvent changed = new LabelPolicyEvent.Changed(settings(NONE, NONE), false);

        assertThat(logo(ADDED, LOGO, changed)).isEqualTo("abc");
        assertThat(logo(ADDED, LOGO, new LabelPolicyEvent.Removed(), ADDED)).isNull();
        assertThat(when(new LabelPolicyCommand.RemoveAsset(LabelAsset.LOGO), ADDED, LOGO))
                .containsExactly(new LabelPolicyEvent.LogoRemoved(false));
    }

    // attack A-17 in docs/security-rules.md
    @ParameterizedTest
    @ValueSource(strings = {"red", "#12345", "#000000;}body{display:none", "url(https://evil.example/x)", "</style>"})
    void a_value_that_is_not_a_colour_is_refused_with_the_name_of_its_field(String hostile) {
        refused(
                LabelPolicyError.colorInvalid("warn_color_dark"),
                new LabelPolicyCommand.Add(settings(NONE, new LabelColors("", "", hostile, ""))));
    }

    @Test
    void a_font_that_cannot_be_read_is_refused() {
        LabelColors pale = new LabelColors("", "#ffffff", "", "#cccccc");

        refused(LabelPolicyError.FONT_UNREADABLE, new LabelPolicyCommand.Add(settings(pale, NONE)));
        refused(LabelPolicyError.FONT_DARK_UNREADABLE, new LabelPolicyCommand.Add(settings(NONE, pale)));
        refused(
                LabelPolicyError.FONT_DARK_UNREADABLE,
                new LabelPolicyCommand.Add(settings(NONE, new LabelColors("", "", "", "#000000"))));
    }

    // attack A-17 in docs/security-rules.md
    @Test
    void the_type_of_an_image_is_recognised_by_its_content() {
        assertThat(image(HexFormat.of().parseHex("89504e470d0a1a0a00")).contentType())
                .isEqualTo("image/png");
        assertThat(image(HexFormat.of().parseHex("ffd8ffe0")).contentType()).isEqualTo("image/jpeg");
        assertThat(image(bytes("RIFF1234WEBPVP8 ")).contentType()).isEqualTo("image/webp");
        for (String other :
                List.of("", "<svg xmlns='http://www.w3.org/2000/svg'/>", "GIF90a", "RIFF1234WAVE", "RIFF")) {
            assertThatThrownBy(() -> image(bytes(other)))
                    .isInstanceOfSatisfying(
                            DomainException.class, e -> assertThat(e.error()).isEqualTo(LabelPolicyError.IMAGE_TYPE));
        }
        assertThat(image(bytes("GIF89a")).contentType()).isEqualTo("image/gif");
        assertThatThrownBy(() -> image(new byte[BrandAsset.MAX_SIZE + 1]))
                .isInstanceOfSatisfying(
                        DomainException.class, e -> assertThat(e.error()).isEqualTo(LabelPolicyError.ASSET_TOO_LARGE));
    }

    // attack A-17 in docs/security-rules.md
    @Test
    void an_image_is_no_font_and_a_font_no_image() {
        assertThat(BrandAsset.recognised(LabelAsset.FONT, bytes("wOF2")).contentType())
                .isEqualTo("font/woff2");
        assertThatThrownBy(() -> BrandAsset.recognised(LabelAsset.FONT, bytes("GIF89a")))
                .isInstanceOfSatisfying(
                        DomainException.class, e -> assertThat(e.error()).isEqualTo(LabelPolicyError.FONT_TYPE));
        assertThatThrownBy(() -> BrandAsset.recognised(LabelAsset.ICON, bytes("wOF2")))
                .isInstanceOfSatisfying(
                        DomainException.class, e -> assertThat(e.error()).isEqualTo(LabelPolicyError.IMAGE_TYPE));
    }

    @Test
    void pages_show_a_change_once_it_is_activated() {
        assertThat(state(ADDED, LOGO).active()).isNull();
        LabelPolicy activated =
                state(ADDED, LOGO, new LabelPolicyEvent.Activated(), new LabelPolicyEvent.FontAdded("f"));

        assertThat(activated.active())
                .isEqualTo(new LabelLook(SETTINGS, LabelAssets.NONE.with(LabelAsset.LOGO, "abc")));
        assertThat(activated.digests()).containsExactlyInAnyOrder("abc", "f");
        refused(LabelPolicyError.NOT_FOUND, new LabelPolicyCommand.Activate());
        refused(
                LabelPolicyError.NOT_CHANGED,
                new LabelPolicyCommand.Activate(),
                ADDED,
                new LabelPolicyEvent.Activated());
    }

    @Test
    void changes_from_before_there_were_previews_are_shown() {
        LabelPolicy old = state(
                new LabelPolicyEvent.Added(SETTINGS, true),
                new LabelPolicyEvent.LogoAdded("abc", true),
                new LabelPolicyEvent.LogoRemoved(true));

        assertThat(old.active()).isEqualTo(new LabelLook(SETTINGS, LabelAssets.NONE));
    }

    @Test
    void the_default_policy_is_changed_whether_it_exists_or_not() {
        LabelSettings other = settings(NONE, NONE);
        assertThat(when(new LabelPolicyCommand.Put(other))).containsExactly(new LabelPolicyEvent.Added(other, false));
        assertThat(when(new LabelPolicyCommand.Put(other), ADDED))
                .containsExactly(new LabelPolicyEvent.Changed(other, false));
        refused(LabelPolicyError.NOT_CHANGED, new LabelPolicyCommand.Put(SETTINGS), ADDED);
    }

    @Test
    void a_forced_theme_has_only_one_colour_scheme() {
        LabelSettings light = new LabelSettings(NONE, NONE, ThemeMode.LIGHT, false);

        assertThat(Stylesheet.colors(light)).contains("color-scheme: light;").doesNotContain("@media");
        assertThat(Stylesheet.colors(SETTINGS)).contains("@media (prefers-color-scheme: dark)");
    }

    private static LabelSettings settings(LabelColors light, LabelColors dark) {
        return new LabelSettings(light, dark, ThemeMode.AUTO, false);
    }

    private static BrandAsset image(byte[] content) {
        return BrandAsset.recognised(LabelAsset.LOGO, content);
    }

    private static @Nullable String logo(LabelPolicyEvent... history) {
        LabelLook preview = state(history).preview();
        return preview == null ? null : preview.assets().logo();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static LabelPolicy state(LabelPolicyEvent... history) {
        LabelPolicy state = LabelPolicy.NONE;
        for (LabelPolicyEvent event : history) {
            state = LabelPolicyDecider.evolve(state, event);
        }
        return state;
    }

    private static List<LabelPolicyEvent> when(LabelPolicyCommand command, LabelPolicyEvent... history) {
        return LabelPolicyDecider.decide(command, state(history)).events();
    }

    private static void refused(DomainError error, LabelPolicyCommand command, LabelPolicyEvent... history) {
        assertThatThrownBy(() -> when(command, history))
                .isInstanceOfSatisfying(
                        DomainException.class, e -> assertThat(e.error()).isEqualTo(error));
    }
}
