package dev.signet.branding;

import dev.signet.jdbc.Row;
import dev.signet.org.OrgSql;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code label_policy_view}, which has what pages show, or of {@code label_preview_view}.
 *
 * @param orgId the organization, or the instance for the default policy
 * @param orgName the name of the organization; null for the default policy
 */
public record LabelPolicyView(
        String orgId,
        @Nullable String orgName,
        LabelSettings settings,
        LabelAssets assets,
        long version,
        Instant createdAt,
        Instant changedAt) {

    /** Selects what pages show; a condition is appended. */
    static final String ACTIVE = select("label_policy_view");

    /** Selects previews; a condition is appended. */
    static final String PREVIEW = select("label_preview_view");

    private static String select(String table) {
        return "select l.*, o.name as org_name from " + table + " l" + OrgSql.leftJoin("o", "l.org_id");
    }

    /** Tells whether this is the look that the server has without any policy. */
    public boolean isOfServer() {
        return settings.equals(LabelSettings.OF_SERVER) && assets.equals(LabelAssets.NONE);
    }

    /** Returns the style sheet that applies these settings. */
    public String stylesheet() {
        return Stylesheet.of(this);
    }

    static LabelPolicyView read(Row row) throws SQLException {
        return new LabelPolicyView(
                row.text("org_id"),
                row.textOrNull("org_name"),
                new LabelSettings(
                        colors(row, ""),
                        colors(row, "_dark"),
                        ThemeMode.valueOf(row.text("theme_mode")),
                        row.flag("disable_watermark")),
                new LabelAssets(
                        row.textOrNull("logo"),
                        row.textOrNull("logo_dark"),
                        row.textOrNull("icon"),
                        row.textOrNull("icon_dark"),
                        row.textOrNull("font")),
                row.number("version"),
                row.instant("created_at"),
                row.instant("changed_at"));
    }

    private static LabelColors colors(Row row, String suffix) throws SQLException {
        return new LabelColors(
                row.text("primary_color" + suffix),
                row.text("background_color" + suffix),
                row.text("warn_color" + suffix),
                row.text("font_color" + suffix));
    }
}
