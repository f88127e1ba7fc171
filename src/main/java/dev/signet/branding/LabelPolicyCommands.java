package dev.signet.branding;

import dev.signet.eventstore.Aggregates;
import dev.signet.eventstore.Loaded;
import dev.signet.jdbc.Sql;
import dev.signet.kernel.Actor;
import jakarta.inject.Singleton;

/**
 * Changes how the sign-in pages look for an organization. Errors are those of {@link LabelPolicyError}.
 */
@Singleton
public final class LabelPolicyCommands {
    private final Aggregates aggregates;

    public LabelPolicyCommands(Aggregates aggregates) {
        this.aggregates = aggregates;
    }

    /** Gives the organization a policy of its own. */
    public Loaded<LabelPolicy> add(String orgId, LabelSettings settings, Actor actor) {
        return aggregates.handle(LabelPolicyDecider.TYPE, orgId, orgId, new LabelPolicyCommand.Add(settings), actor);
    }

    /** Replaces the settings of the organization's policy. */
    public Loaded<LabelPolicy> change(String orgId, LabelSettings settings, Actor actor) {
        return aggregates.handle(LabelPolicyDecider.TYPE, orgId, orgId, new LabelPolicyCommand.Change(settings), actor);
    }

    /**
     * Sets or replaces the logo.
     *
     * @param image a PNG, JPEG or WebP image of at most {@value LogoImage#MAX_SIZE} bytes
     */
    public Loaded<LabelPolicy> setLogo(String orgId, byte[] image, Actor actor) {
        LogoImage logo = LogoImage.recognised(image);
        String digest = logo.digest();
        return aggregates.inTransaction(transaction -> {
            Loaded<LabelPolicy> changed = handle(transaction, orgId, new LabelPolicyCommand.SetLogo(digest), actor);
            transaction.update(
                    "insert into label_logos (org_id, digest, content_type, content) values (?, ?, ?, ?)"
                            + " on conflict (org_id) do update set digest = excluded.digest,"
                            + " content_type = excluded.content_type, content = excluded.content",
                    orgId,
                    digest,
                    logo.contentType(),
                    image);
            return changed;
        });
    }

    /** Removes the logo. */
    public Loaded<LabelPolicy> removeLogo(String orgId, Actor actor) {
        return withoutLogo(orgId, new LabelPolicyCommand.RemoveLogo(), actor);
    }

    /** Removes the organization's policy and logo, so that it uses the server's policy again. */
    public Loaded<LabelPolicy> reset(String orgId, Actor actor) {
        return withoutLogo(orgId, new LabelPolicyCommand.Reset(), actor);
    }

    private Loaded<LabelPolicy> withoutLogo(String orgId, LabelPolicyCommand command, Actor actor) {
        return aggregates.inTransaction(transaction -> withoutLogo(transaction, orgId, command, actor));
    }

    /** Does the same as {@link #reset} as part of a transaction. */
    void resetIn(Sql transaction, String orgId, Actor actor) {
        withoutLogo(transaction, orgId, new LabelPolicyCommand.Reset(), actor);
    }

    private Loaded<LabelPolicy> withoutLogo(Sql transaction, String orgId, LabelPolicyCommand command, Actor actor) {
        Loaded<LabelPolicy> changed = handle(transaction, orgId, command, actor);
        transaction.update("delete from label_logos where org_id = ?", orgId);
        return changed;
    }

    private Loaded<LabelPolicy> handle(Sql transaction, String orgId, LabelPolicyCommand command, Actor actor) {
        return aggregates.handleIn(transaction, LabelPolicyDecider.TYPE, orgId, orgId, command, actor);
    }
}
