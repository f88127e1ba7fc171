package dev.signet.org;

import dev.signet.access.InstanceOwners;
import dev.signet.eventstore.Aggregates;
import dev.signet.eventstore.Consequence;
import dev.signet.eventstore.Consequences;
import dev.signet.eventstore.Loaded;
import dev.signet.instance.Instance;
import dev.signet.instance.InstanceCommands;
import dev.signet.instance.InstanceQueries;
import dev.signet.jdbc.Sql;
import dev.signet.kernel.Actor;
import dev.signet.kernel.MetadataRules;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/** Changes organizations. Errors are those of {@link OrgError}. */
@Singleton
public final class OrgCommands {
    private static final MetadataRules METADATA = new MetadataRules(
            OrgError.METADATA_KEY_INVALID,
            OrgError.METADATA_KEY_INVALID,
            OrgError.METADATA_KEY_NOT_ADDRESSABLE,
            OrgError.METADATA_VALUE_INVALID);

    private final Aggregates aggregates;
    private final InstanceOwners owners;
    private final InstanceQueries instances;
    private final InstanceCommands instanceCommands;
    private final OrgQueries queries;
    private final OrgDomainNames names;
    private final OrgDomainCommands domains;
    private final Consequences consequences;
    private final OrgContents contents;

    OrgCommands(
            Aggregates aggregates,
            InstanceOwners owners,
            InstanceQueries instances,
            InstanceCommands instanceCommands,
            OrgQueries queries,
            OrgDomainNames names,
            OrgDomainCommands domains,
            Consequences consequences,
            OrgContents contents) {
        this.aggregates = aggregates;
        this.owners = owners;
        this.instances = instances;
        this.instanceCommands = instanceCommands;
        this.queries = queries;
        this.names = names;
        this.domains = domains;
        this.consequences = consequences;
        this.contents = contents;
    }

    /** Creates an organization as part of a transaction. */
    public Loaded<Org> add(Sql transaction, String orgId, OrgCommand.Add command, Actor actor) {
        Loaded<Org> added = handleIn(transaction, orgId, command, actor);
        domains.takeFromOthers(transaction, orgId, command.domain(), actor);
        return added;
    }

    /**
     * Gives an organization another name. If the server has derived a domain from the former name, it is replaced by
     * one that is derived from the new name, and login names change with it.
     */
    public Loaded<Org> rename(String orgId, String name, Actor actor) {
        return aggregates.inTransaction(transaction -> {
            String domain = names.generated(transaction, name, orgId);
            OrgCommand.Rename command = new OrgCommand.Rename(name, names.host(), domain);
            Loaded<Org> renamed = handleIn(transaction, orgId, command, actor);
            domains.takeFromOthers(transaction, orgId, domain, actor);
            return renamed;
        });
    }

    /**
     * Deactivates an active organization. Refused if no instance owner who is able to sign in would remain, see {@link
     * InstanceOwners}.
     */
    public Loaded<Org> deactivate(String orgId, Actor actor) {
        return aggregates.inTransaction(transaction -> owners.keepingOneBeside(
                transaction, orgId, () -> handleIn(transaction, orgId, new OrgCommand.Deactivate(), actor)));
    }

    /** Activates an inactive organization again. */
    public Loaded<Org> reactivate(String orgId, Actor actor) {
        return aggregates.handle(OrgDecider.TYPE, orgId, orgId, new OrgCommand.Reactivate(), actor);
    }

    /**
     * Makes an active organization the one in which people are registered if they name no other. It is held meanwhile,
     * so that it cannot be removed at the same time.
     */
    public Loaded<Instance> makeDefault(String orgId, Actor actor) {
        return aggregates.inTransaction(transaction -> {
            queries.hold(transaction, orgId);
            if (queries.state(transaction, orgId) != OrgState.ACTIVE) {
                throw OrgError.alreadyIn(OrgState.INACTIVE).exception();
            }
            return instanceCommands.setDefaultOrg(transaction, orgId, actor);
        });
    }

    /**
     * Removes an organization, and then its users, projects, grants and memberships. Refused for the default
     * organization, if the organization contains a manager whom the actor may not remove, and if no instance owner who
     * is able to sign in would remain.
     *
     * <p>Nobody can sign in to the organization, use a token of it or create anything in it from the moment it is
     * removed, even if the rest takes minutes. See {@link Consequences} for what happens if the call is broken off.
     */
    public Loaded<Org> remove(String orgId, Actor actor) {
        // Whoever holds a user also waits for the organization, so the transaction that locks the organization must not
        // wait for users.
        return consequences.apart(contents, new Consequence.Cause(orgId, orgId), actor, transaction -> {
            queries.lock(transaction, orgId);
            boolean isDefault = instances.defaultOrgId(transaction).equals(orgId);
            contents.requireRemovable(transaction, orgId, actor);
            return owners.keepingOneBeside(
                    transaction, orgId, () -> handleIn(transaction, orgId, new OrgCommand.Remove(isDefault), actor));
        });
    }

    /** Sets all of these metadata entries or none. Keys have 1 to 200 characters, values 1 to 500,000 bytes. */
    public Loaded<Org> setMetadata(String orgId, Map<String, byte[]> entries, Actor actor) {
        return aggregates.handle(
                OrgDecider.TYPE, orgId, orgId, new OrgCommand.SetMetadata(METADATA.encoded(entries)), actor);
    }

    /** Removes all of these metadata entries or none. Fails with NOT_FOUND if one of the keys is unknown. */
    public Loaded<Org> removeMetadata(String orgId, List<String> keys, Actor actor) {
        return aggregates.handle(OrgDecider.TYPE, orgId, orgId, new OrgCommand.RemoveMetadata(keys), actor);
    }

    private Loaded<Org> handleIn(Sql transaction, String orgId, OrgCommand command, Actor actor) {
        return aggregates.handleIn(transaction, OrgDecider.TYPE, orgId, orgId, command, actor);
    }
}
