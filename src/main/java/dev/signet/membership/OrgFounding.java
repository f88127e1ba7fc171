package dev.signet.membership;

import dev.signet.access.Target;
import dev.signet.eventstore.Aggregates;
import dev.signet.eventstore.Ids;
import dev.signet.eventstore.Loaded;
import dev.signet.jdbc.Sql;
import dev.signet.kernel.Actor;
import dev.signet.org.Org;
import dev.signet.org.OrgCommand;
import dev.signet.org.OrgCommands;
import dev.signet.org.OrgDomainNames;
import dev.signet.user.NewHuman;
import dev.signet.user.UserCommands;
import dev.signet.user.UserRef;
import dev.signet.user.view.UserQueries;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** Creates organizations together with their first manager, all or nothing. */
@Singleton
public final class OrgFounding {
    private static final List<String> OWNER = List.of("ORG_OWNER");

    private final Aggregates aggregates;
    private final Ids ids;
    private final OrgCommands orgs;
    private final OrgDomainNames domains;
    private final UserCommands users;
    private final UserQueries userQueries;
    private final MembershipCommands memberships;

    OrgFounding(
            Aggregates aggregates,
            Ids ids,
            OrgCommands orgs,
            OrgDomainNames domains,
            UserCommands users,
            UserQueries userQueries,
            MembershipCommands memberships) {
        this.aggregates = aggregates;
        this.ids = ids;
        this.orgs = orgs;
        this.domains = domains;
        this.users = users;
        this.userQueries = userQueries;
        this.memberships = memberships;
    }

    /** Somebody who is to be a manager of a new organization. */
    public sealed interface FirstManager {
        /** Manager roles of organizations; none for ORG_OWNER. */
        List<String> roles();

        /** A user of any organization. */
        record Existing(String userId, List<String> roles) implements FirstManager {
            public Existing {
                roles = List.copyOf(roles);
            }
        }

        /** A person to be created in the organization, under a generated id. */
        record New(NewHuman human, List<String> roles) implements FirstManager {
            public New {
                roles = List.copyOf(roles);
            }
        }
    }

    /** A new organization and its managers. */
    public record FoundedByMany(Loaded<Org> org, List<String> managerIds) {
        public FoundedByMany {
            managerIds = List.copyOf(managerIds);
        }
    }

    /** A new organization and its first manager. */
    public record Founded(Loaded<Org> org, String managerId) {}

    /**
     * Creates an organization whose owner is a user of another organization, with a domain derived from its name. Fails
     * with NOT_FOUND if there is no such user.
     */
    public Founded add(String name, String ownerId, Actor actor) {
        return aggregates.inTransaction(transaction -> {
            userQueries.hold(transaction, UserRef.anywhere(ownerId));
            String orgId = ids.next();
            Loaded<Org> org = addOrg(transaction, orgId, name, "", actor);
            addMember(transaction, orgId, ownerId, OWNER, actor);
            return new Founded(org, ownerId);
        });
    }

    /**
     * Creates an organization with a person as its first manager.
     *
     * @param domain a domain that belongs to the organization; empty for one that is derived from its name
     * @param roles manager roles of organizations; none for ORG_OWNER
     */
    public Founded setUp(String name, String domain, NewHuman manager, List<String> roles, Actor actor) {
        String given = domain.isEmpty() ? "" : OrgDomainNames.valid(domain);
        return aggregates.inTransaction(transaction -> {
            String orgId = ids.next();
            String userId = ids.next();
            Loaded<Org> org = addOrg(transaction, orgId, name, given, actor);
            users.addHumanIn(transaction, orgId, userId, manager, actor);
            addMember(transaction, orgId, userId, roles.isEmpty() ? OWNER : roles, actor);
            return new Founded(org, userId);
        });
    }

    /**
     * Creates an organization with any number of managers and a domain derived from its name. Fails with NOT_FOUND if
     * there is no such user, and with ALREADY_EXISTS if a user occurs twice.
     *
     * @return the organization and the ids of its managers, in the order of {@code managers}
     */
    public FoundedByMany found(String name, List<FirstManager> managers, Actor actor) {
        return aggregates.inTransaction(transaction -> {
            String orgId = ids.next();
            Loaded<Org> org = addOrg(transaction, orgId, name, "", actor);
            List<String> managerIds = new ArrayList<>();
            for (FirstManager manager : managers) {
                String userId = userOf(transaction, orgId, manager, actor);
                addMember(transaction, orgId, userId, manager.roles().isEmpty() ? OWNER : manager.roles(), actor);
                managerIds.add(userId);
            }
            return new FoundedByMany(org, managerIds);
        });
    }

    private String userOf(Sql transaction, String orgId, FirstManager manager, Actor actor) {
        return switch (manager) {
            case FirstManager.Existing existing -> {
                userQueries.hold(transaction, UserRef.anywhere(existing.userId()));
                yield existing.userId();
            }
            case FirstManager.New created -> {
                String userId = ids.next();
                users.addHumanIn(transaction, orgId, userId, created.human(), actor);
                yield userId;
            }
        };
    }

    private Loaded<Org> addOrg(Sql transaction, String orgId, String name, String domain, Actor actor) {
        String chosen = domain.isEmpty() ? domains.generated(transaction, name, orgId) : domain;
        return orgs.add(transaction, orgId, new OrgCommand.Add(name, chosen), actor);
    }

    private void addMember(Sql transaction, String orgId, String userId, List<String> roles, Actor actor) {
        memberships.addIn(transaction, new MembershipRef(new Target.Organization(orgId), userId), roles, actor);
    }
}
