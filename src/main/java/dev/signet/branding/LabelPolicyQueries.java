package dev.signet.branding;

import dev.signet.instance.InstanceSql;
import dev.signet.jdbc.Database;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Reads label policies and their files. */
@Singleton
public final class LabelPolicyQueries {
    private static final String OF_ORG = " where l.org_id = ?";
    private static final String OF_INSTANCE = " where l.org_id = " + InstanceSql.ID;

    private final Database database;

    public LabelPolicyQueries(Database database) {
        this.database = database;
    }

    /**
     * Returns what pages show according to the organization's own policy; empty if it has no policy or has never
     * activated one.
     */
    public Optional<LabelPolicyView> active(String orgId) {
        return database.first(LabelPolicyView.ACTIVE + OF_ORG, LabelPolicyView::read, orgId);
    }

    /** Returns the preview of the organization's own policy; empty if it uses the default policy. */
    public Optional<LabelPolicyView> preview(String orgId) {
        return database.first(LabelPolicyView.PREVIEW + OF_ORG, LabelPolicyView::read, orgId);
    }

    /** Returns what pages show by default; empty if that is the server's own look. */
    public Optional<LabelPolicyView> activeDefault() {
        return database.first(LabelPolicyView.ACTIVE + OF_INSTANCE, LabelPolicyView::read);
    }

    /** Returns the preview of the default policy; empty if there is none. */
    public Optional<LabelPolicyView> previewOfDefault() {
        return database.first(LabelPolicyView.PREVIEW + OF_INSTANCE, LabelPolicyView::read);
    }

    /** Returns a file that the owner's preview or pages show, by its digest. */
    public Optional<BrandAsset> asset(String ownerId, String digest) {
        return database.first(
                "select content_type, content from label_assets where owner_id = ? and digest = ?"
                        + " union all select content_type, content from label_logos where org_id = ? and digest = ?",
                row -> new BrandAsset(row.text("content_type"), row.bytes("content")),
                ownerId,
                digest,
                ownerId,
                digest);
    }
}
