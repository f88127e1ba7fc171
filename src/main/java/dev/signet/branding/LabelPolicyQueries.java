package dev.signet.branding;

import dev.signet.jdbc.Database;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Reads label policies and logos. */
@Singleton
public final class LabelPolicyQueries {
    private final Database database;

    public LabelPolicyQueries(Database database) {
        this.database = database;
    }

    /** Returns the organization's own policy; empty if it uses the server's policy. */
    public Optional<LabelPolicyView> find(String orgId) {
        return database.first(LabelPolicyView.SELECT + " where l.org_id = ?", LabelPolicyView::read, orgId);
    }

    /** Returns the organization's logo if it still has this digest. */
    public Optional<LogoImage> logo(String orgId, String digest) {
        return database.first(
                "select content_type, content from label_logos where org_id = ? and digest = ?",
                row -> new LogoImage(row.text("content_type"), row.bytes("content")),
                orgId,
                digest);
    }
}
