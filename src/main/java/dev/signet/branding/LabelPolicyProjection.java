package dev.signet.branding;

import dev.signet.eventstore.InlineProjection;
import dev.signet.eventstore.RecordedEvent;
import dev.signet.jdbc.Writes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Updates {@code label_preview_view} and {@code label_policy_view} from events. */
@Singleton
final class LabelPolicyProjection implements InlineProjection {
    private static final String COPIED = "created_at, primary_color, background_color, warn_color, font_color,"
            + " primary_color_dark, background_color_dark, warn_color_dark, font_color_dark, theme_mode,"
            + " disable_watermark, logo, logo_dark, icon, icon_dark, font";

    @Override
    public Set<String> tables() {
        return Set.of("label_policy_view", "label_preview_view");
    }

    @Override
    public Set<String> streamTypes() {
        return Set.of(LabelPolicyDecider.STREAM);
    }

    @Override
    public void apply(Writes transaction, RecordedEvent<?> recorded) {
        switch ((LabelPolicyEvent) recorded.event()) {
            case LabelPolicyEvent.Added(LabelSettings settings, boolean atOnce) -> {
                transaction.write(
                        "insert into label_preview_view (org_id, version, created_at, changed_at)"
                                + " values (?, ?, ?, ?)",
                        recorded.stream().id(),
                        recorded.version(),
                        recorded.recordedAt(),
                        recorded.recordedAt());
                settings(transaction, recorded, settings);
                activateIf(atOnce, transaction, recorded);
            }
            case LabelPolicyEvent.Changed(LabelSettings settings, boolean atOnce) -> {
                settings(transaction, recorded, settings);
                activateIf(atOnce, transaction, recorded);
            }
            case LabelPolicyEvent.Activated _ -> activateIf(true, transaction, recorded);
            case LabelPolicyEvent.Removed _ -> {
                for (String table : List.of("label_preview_view", "label_policy_view")) {
                    transaction.write(
                            "delete from " + table + " where org_id = ?",
                            recorded.stream().id());
                }
            }
            case LabelPolicyEvent.OfAsset of -> {
                asset(transaction, recorded, of.asset(), of.content());
                activateIf(of.atOnce(), transaction, recorded);
            }
        }
    }

    /** Replaces the row of what pages show by a copy of the preview. */
    private static void activateIf(boolean wanted, Writes transaction, RecordedEvent<?> recorded) {
        if (!wanted) {
            return;
        }
        transaction.write(
                "delete from label_policy_view where org_id = ?",
                recorded.stream().id());
        transaction.write(
                "insert into label_policy_view (org_id, version, changed_at, " + COPIED + ")"
                        + " select org_id, ?, ?, " + COPIED + " from label_preview_view"
                        + " where org_id = ?",
                recorded.version(),
                recorded.recordedAt(),
                recorded.stream().id());
    }

    private static void settings(Writes transaction, RecordedEvent<?> recorded, LabelSettings settings) {
        LabelColors light = settings.light();
        LabelColors dark = settings.dark();
        transaction.write(
                "update label_preview_view set primary_color = ?, background_color = ?, warn_color = ?, font_color = ?,"
                        + " primary_color_dark = ?, background_color_dark = ?, warn_color_dark = ?,"
                        + " font_color_dark = ?, theme_mode = ?, disable_watermark = ?, version = ?, changed_at = ?"
                        + " where org_id = ?",
                light.primary(),
                light.background(),
                light.warn(),
                light.font(),
                dark.primary(),
                dark.background(),
                dark.warn(),
                dark.font(),
                settings.themeMode(),
                settings.disableWatermark(),
                recorded.version(),
                recorded.recordedAt(),
                recorded.stream().id());
    }

    private static void asset(
            Writes transaction, RecordedEvent<?> recorded, LabelAsset asset, @Nullable String digest) {
        transaction.write(
                "update label_preview_view set " + asset.column()
                        + " = ?, version = ?, changed_at = ? where org_id = ?",
                digest,
                recorded.version(),
                recorded.recordedAt(),
                recorded.stream().id());
    }
}
