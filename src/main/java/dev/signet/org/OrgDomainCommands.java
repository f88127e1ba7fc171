package dev.signet.org;

import dev.signet.eventstore.Aggregates;
import dev.signet.eventstore.Ids;
import dev.signet.eventstore.Loaded;
import dev.signet.eventstore.UniqueClaims;
import dev.signet.instance.InstanceQueries;
import dev.signet.jdbc.Database;
import dev.signet.jdbc.Sql;
import dev.signet.kernel.Actor;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;

/**
 * Changes the domains of organizations. The case of a domain does not matter. Errors are those of {@link OrgError}.
 *
 * <p>Any number of organizations may claim a domain. The one that proves that it owns the domain gets it, and the
 * claims of all others end in the same transaction.
 */
@Singleton
public final class OrgDomainCommands {
    private final Aggregates aggregates;
    private final Database database;
    private final UniqueClaims claims;
    private final InstanceQueries instances;
    private final DomainTokens tokens;
    private final Ids ids;

    OrgDomainCommands(
            Aggregates aggregates,
            Database database,
            UniqueClaims claims,
            InstanceQueries instances,
            DomainTokens tokens,
            Ids ids) {
        this.aggregates = aggregates;
        this.database = database;
        this.claims = claims;
        this.instances = instances;
        this.tokens = tokens;
        this.ids = ids;
    }

    /**
     * What an organization has to publish to prove that a domain is its own.
     *
     * @param place the name of the TXT record, or the URL of the file
     */
    public record Challenge(String token, String place) {}

    /**
     * Claims a domain. It belongs to the organization at once if the domain policy of the instance does not ask for a
     * proof. Fails if the domain belongs to another organization.
     */
    public Loaded<Org> add(String orgId, String domain, Actor actor) {
        String valid = OrgDomainNames.valid(domain);
        boolean verified = !instances.get().validateOrgDomains();
        OrgCommand.AddDomain command = new OrgCommand.AddDomain(valid, verified);
        if (verified) {
            return winning(orgId, valid, command, actor);
        }
        if (claims.holder(database, DomainRules.CLAIM, "", valid)
                .filter(holder -> !holder.equals(orgId))
                .isPresent()) {
            throw OrgError.DOMAIN_TAKEN.exception();
        }
        return handle(orgId, command, actor);
    }

    /** Makes a token for a claimed domain; a former token is void from now on. */
    public Challenge challenge(String orgId, String domain, DomainProof proof, Actor actor) {
        String name = OrgDomainNames.lower(domain);
        DomainChallenge challenge = new DomainChallenge(proof, ids.next());
        handle(orgId, new OrgCommand.ChallengeDomain(name, challenge), actor);
        String token = tokens.token(orgId, name, challenge);
        return new Challenge(token, DomainTokens.place(proof, name, token));
    }

    /**
     * Looks for the token and, if it is published, gives the domain to the organization. Takes as long as the look-up.
     */
    public Loaded<Org> verify(String orgId, String domain, Actor actor) {
        String name = OrgDomainNames.lower(domain);
        DomainChallenge challenge = DomainRules.requireChallenge(
                name, aggregates.load(OrgDecider.TYPE, orgId).state());
        return tokens.isPublished(orgId, name, challenge)
                ? winning(orgId, name, new OrgCommand.VerifyDomain(name, challenge), actor)
                : handle(orgId, new OrgCommand.RefuseDomain(name), actor);
    }

    /** Builds the preferred login names of the organization's users with this verified domain from now on. */
    public Loaded<Org> setPrimary(String orgId, String domain, Actor actor) {
        return handle(orgId, new OrgCommand.SetPrimaryDomain(OrgDomainNames.lower(domain)), actor);
    }

    /** Removes a domain and the login names that end in it. */
    public Loaded<Org> remove(String orgId, String domain, Actor actor) {
        return handle(orgId, new OrgCommand.RemoveDomain(OrgDomainNames.lower(domain)), actor);
    }

    /** Ends the claims of all other organizations to a domain that now belongs to this one. */
    void takeFromOthers(Sql transaction, String orgId, String domain, Actor actor) {
        OrgDomains.claimants(transaction, domain).stream()
                .filter(other -> !other.equals(orgId))
                .forEach(other -> handleIn(transaction, other, new OrgCommand.LoseDomain(domain), actor));
    }

    private Loaded<Org> winning(String orgId, String domain, OrgCommand command, Actor actor) {
        return aggregates.inTransaction(transaction -> {
            lockInOrder(transaction, orgId, domain);
            Loaded<Org> after = handleIn(transaction, orgId, command, actor);
            takeFromOthers(transaction, orgId, domain, actor);
            return after;
        });
    }

    /**
     * Locks this organization and the others that claim the domain, always in the same order. Otherwise two
     * organizations that prove the same domain at the same time could wait for each other.
     */
    private void lockInOrder(Sql transaction, String orgId, String domain) {
        List<String> others = OrgDomains.claimants(transaction, domain);
        Stream.concat(others.stream(), Stream.of(orgId))
                .distinct()
                .sorted()
                .forEach(id -> aggregates.loadIn(transaction, OrgDecider.TYPE, id));
    }

    private Loaded<Org> handle(String orgId, OrgCommand command, Actor actor) {
        return aggregates.handle(OrgDecider.TYPE, orgId, orgId, command, actor);
    }

    private Loaded<Org> handleIn(Sql transaction, String orgId, OrgCommand command, Actor actor) {
        return aggregates.handleIn(transaction, OrgDecider.TYPE, orgId, orgId, command, actor);
    }
}
