package dev.signet.branding;

import dev.signet.jdbc.Row;
import dev.signet.org.OrgSql;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code label_policy_view}, with the name of its organization.
 *
 * @param logo SHA-256 of the image in hexadecimal; null for none
 */
public record LabelPolicyView(
        String orgId,
        String orgName,
        LabelSettings settings,
        @Nullable String logo,
        long version,
        Instant createdAt,
        Instant changedAt) {

    static final String SELECT =
            "select l.*, o.name as org_name from label_policy_view l" + OrgSql.join("o", "l.org_id");

    /** Returns the style sheet that applies these settings. */
    public String stylesheet() {
        return Stylesheet.of(settings);
    }

    static LabelPolicyView read(Row row) throws SQLException {
        return new LabelPolicyView(
                row.text("org_id"),
                row.text("org_name"),
                new LabelSettings(
                        colors(row, ""),
                        colors(row, "_dark"),
                        ThemeMode.valueOf(row.text("theme_mode")),
                        row.flag("disable_watermark")),
                row.textOrNull("logo"),
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
