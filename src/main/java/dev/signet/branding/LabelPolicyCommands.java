package dev.signet.branding;

import dev.signet.eventstore.Aggregates;
import dev.signet.eventstore.Loaded;
import dev.signet.instance.InstanceQueries;
import dev.signet.jdbc.Sql;
import dev.signet.kernel.Actor;
import jakarta.inject.Singleton;

/**
 * Changes how the sign-in pages look: for an organization, or by default. All changes affect a preview, which has to be
 * activated. Errors are those of {@link LabelPolicyError}.
 */
@Singleton
public final class LabelPolicyCommands {
    private final Aggregates aggregates;
    private final InstanceQueries instances;

    public LabelPolicyCommands(Aggregates aggregates, InstanceQueries instances) {
        this.aggregates = aggregates;
        this.instances = instances;
    }

    /** Gives the organization a policy of its own. */
    public Loaded<LabelPolicy> add(String orgId, LabelSettings settings, Actor actor) {
        return handle(orgId, new LabelPolicyCommand.Add(settings), actor);
    }

    /** Replaces the settings of the organization's policy. */
    public Loaded<LabelPolicy> change(String orgId, LabelSettings settings, Actor actor) {
        return handle(orgId, new LabelPolicyCommand.Change(settings), actor);
    }

    /** Replaces the settings of the default policy. */
    public Loaded<LabelPolicy> changeDefault(LabelSettings settings, Actor actor) {
        return handle(defaultOwner(), new LabelPolicyCommand.Put(settings), actor);
    }

    /** Lets pages show the preview of an organization's policy from now on. */
    public Loaded<LabelPolicy> activate(String orgId, Actor actor) {
        return withoutUnused(orgId, new LabelPolicyCommand.Activate(), actor);
    }

    /** Lets pages show the preview of the default policy from now on. */
    public Loaded<LabelPolicy> activateDefault(Actor actor) {
        return withoutUnused(defaultOwner(), new LabelPolicyCommand.Activate(), actor);
    }

    /**
     * Sets or replaces a file of an organization's policy.
     *
     * @param content an image or font as {@link BrandAsset} recognises it
     */
    public Loaded<LabelPolicy> setAsset(String orgId, LabelAsset asset, byte[] content, Actor actor) {
        BrandAsset file = BrandAsset.recognised(asset, content);
        return aggregates.inTransaction(transaction -> store(transaction, orgId, asset, file, actor));
    }

    /** Sets or replaces a file of the default policy, which need not exist. */
    public Loaded<LabelPolicy> setDefaultAsset(LabelAsset asset, byte[] content, Actor actor) {
        BrandAsset file = BrandAsset.recognised(asset, content);
        String owner = defaultOwner();
        return aggregates.inTransaction(transaction -> {
            boolean absent = aggregates
                            .loadIn(transaction, LabelPolicyDecider.TYPE, owner)
                            .state()
                            .preview()
                    == null;
            if (absent) {
                handle(transaction, owner, new LabelPolicyCommand.Add(LabelSettings.OF_SERVER), actor);
            }
            return store(transaction, owner, asset, file, actor);
        });
    }

    /** Removes a file of an organization's policy. */
    public Loaded<LabelPolicy> removeAsset(String orgId, LabelAsset asset, Actor actor) {
        return withoutUnused(orgId, new LabelPolicyCommand.RemoveAsset(asset), actor);
    }

    /** Removes a file of the default policy. */
    public Loaded<LabelPolicy> removeDefaultAsset(LabelAsset asset, Actor actor) {
        return withoutUnused(defaultOwner(), new LabelPolicyCommand.RemoveAsset(asset), actor);
    }

    /** Removes the organization's policy and files, so that it uses the default policy again. */
    public Loaded<LabelPolicy> reset(String orgId, Actor actor) {
        return withoutUnused(orgId, new LabelPolicyCommand.Reset(), actor);
    }

    /** Does the same as {@link #reset} as part of a transaction. */
    void resetIn(Sql transaction, String orgId, Actor actor) {
        withoutUnused(transaction, orgId, new LabelPolicyCommand.Reset(), actor);
    }

    private String defaultOwner() {
        return instances.get().id();
    }

    private Loaded<LabelPolicy> store(Sql transaction, String owner, LabelAsset asset, BrandAsset file, Actor actor) {
        transaction.update(
                "insert into label_assets (owner_id, digest, content_type, content) values (?, ?, ?, ?)"
                        + " on conflict (owner_id, digest) do nothing",
                owner,
                file.digest(),
                file.contentType(),
                file.content());
        return withoutUnused(transaction, owner, new LabelPolicyCommand.SetAsset(asset, file.digest()), actor);
    }

    private Loaded<LabelPolicy> withoutUnused(String owner, LabelPolicyCommand command, Actor actor) {
        return aggregates.inTransaction(transaction -> withoutUnused(transaction, owner, command, actor));
    }

    /** Carries out a command, and removes the files that neither the preview nor the pages need afterwards. */
    private Loaded<LabelPolicy> withoutUnused(Sql transaction, String owner, LabelPolicyCommand command, Actor actor) {
        Loaded<LabelPolicy> changed = handle(transaction, owner, command, actor);
        String[] needed = changed.state().digests().toArray(String[]::new);
        transaction.update("delete from label_assets where owner_id = ? and digest <> all(?)", owner, needed);
        transaction.update("delete from label_logos where org_id = ? and digest <> all(?)", owner, needed);
        return changed;
    }

    private Loaded<LabelPolicy> handle(String owner, LabelPolicyCommand command, Actor actor) {
        return aggregates.handle(LabelPolicyDecider.TYPE, owner, owner, command, actor);
    }

    private Loaded<LabelPolicy> handle(Sql transaction, String owner, LabelPolicyCommand command, Actor actor) {
        return aggregates.handleIn(transaction, LabelPolicyDecider.TYPE, owner, owner, command, actor);
    }
}
