package dev.signet.branding;

import dev.signet.eventstore.InlineProjection;
import dev.signet.eventstore.RecordedEvent;
import dev.signet.jdbc.Writes;
import jakarta.inject.Singleton;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Updates {@code label_policy_view} from events. */
@Singleton
final class LabelPolicyProjection implements InlineProjection {

    @Override
    public Set<String> tables() {
        return Set.of("label_policy_view");
    }

    @Override
    public Set<String> streamTypes() {
        return Set.of(LabelPolicyDecider.STREAM);
    }

    @Override
    public void apply(Writes transaction, RecordedEvent<?> recorded) {
        switch ((LabelPolicyEvent) recorded.event()) {
            case LabelPolicyEvent.Added(LabelSettings settings) -> {
                transaction.write(
                        "insert into label_policy_view (org_id, version, created_at, changed_at) values (?, ?, ?, ?)",
                        recorded.stream().id(),
                        recorded.version(),
                        recorded.recordedAt(),
                        recorded.recordedAt());
                settings(transaction, recorded, settings);
            }
            case LabelPolicyEvent.Changed(LabelSettings settings) -> settings(transaction, recorded, settings);
            case LabelPolicyEvent.Removed _ ->
                transaction.write(
                        "delete from label_policy_view where org_id = ?",
                        recorded.stream().id());
            case LabelPolicyEvent.LogoAdded(String digest) -> logo(transaction, recorded, digest);
            case LabelPolicyEvent.LogoRemoved _ -> logo(transaction, recorded, null);
        }
    }

    private static void settings(Writes transaction, RecordedEvent<?> recorded, LabelSettings settings) {
        LabelColors light = settings.light();
        LabelColors dark = settings.dark();
        transaction.write(
                "update label_policy_view set primary_color = ?, background_color = ?, warn_color = ?, font_color = ?,"
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

    private static void logo(Writes transaction, RecordedEvent<?> recorded, @Nullable String digest) {
        transaction.write(
                "update label_policy_view set logo = ?, version = ?, changed_at = ? where org_id = ?",
                digest,
                recorded.version(),
                recorded.recordedAt(),
                recorded.stream().id());
    }
}
