package dev.signet.transfer;

import dev.signet.access.AccessError;
import dev.signet.access.Reach;
import dev.signet.eventstore.Aggregates;
import dev.signet.jdbc.Sql;
import dev.signet.kernel.Actor;
import dev.signet.kernel.DomainError;
import dev.signet.kernel.DomainException;
import dev.signet.rolegrant.NewRoleGrant;
import dev.signet.user.HumanImport;
import dev.signet.user.HumanImport.Prepared;
import dev.signet.user.UserError;
import dev.signet.usergrant.UserGrantCommands;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Creates people, each with their password, state, metadata and grants or not at all.
 *
 * <p>Several people share a transaction, because most of the time that a transaction takes is the same for one person
 * as for many. If it fails, for instance because somebody took a name in the meantime, each person gets a transaction
 * of their own, so that the failure is that of one person only.
 */
@Singleton
public final class PersonImport {
    /** The permission to give grants to the people, in addition to the one to create them. */
    public static final String GRANT_PERMISSION = "user.grant.write";

    private final HumanImport humans;
    private final UserGrantCommands grants;
    private final Aggregates aggregates;

    PersonImport(HumanImport humans, UserGrantCommands grants, Aggregates aggregates) {
        this.humans = humans;
        this.grants = grants;
        this.aggregates = aggregates;
    }

    /**
     * Creates people of an organization.
     *
     * @param reach the projects and project grants whose roles the actor may grant; empty for none
     * @return what became of each person, in the same order
     * @throws DomainException if nobody can be created at the moment, for instance because the database is away. Then
     * nobody of these people was created.
     */
    public List<Outcome> add(String orgId, List<NewPerson> people, Optional<Reach> reach, Actor actor) {
        Map<Integer, Outcome> outcomes = new TreeMap<>();
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < people.size(); i++) {
            try {
                candidates.add(candidate(i, orgId, people.get(i), reach));
            } catch (DomainException e) {
                outcomes.put(i, outcome(e));
            }
        }
        Map<Prepared, DomainError> taken =
                humans.taken(candidates.stream().map(Candidate::human).toList());
        List<Candidate> free = new ArrayList<>();
        for (Candidate candidate : candidates) {
            DomainError error = taken.get(candidate.human());
            if (error == null) {
                free.add(candidate);
            } else {
                outcomes.put(candidate.index(), exists(candidate, error));
            }
        }
        outcomes.putAll(create(free, actor));
        return List.copyOf(outcomes.values());
    }

    private Candidate candidate(int index, String orgId, NewPerson person, Optional<Reach> reach) {
        if (!person.grants().isEmpty() && reach.isEmpty()) {
            throw AccessError.permissionMissing(GRANT_PERMISSION).exception();
        }
        Prepared human = humans.prepare(orgId, person.human());
        List<NewRoleGrant> wanted = person.grants().stream()
                .map(grant -> new NewRoleGrant(
                        orgId, human.userId(), grant.projectId(), grant.projectGrantId(), grant.roleKeys()))
                .toList();
        return new Candidate(index, human, wanted, reach);
    }

    private Map<Integer, Outcome> create(List<Candidate> candidates, Actor actor) {
        if (candidates.isEmpty()) {
            return Map.of();
        }
        try {
            aggregates.inTransaction(transaction -> {
                candidates.forEach(candidate -> createIn(transaction, candidate, true, actor));
                return candidates.size();
            });
            return created(candidates);
        } catch (DomainException e) {
            requireAboutOne(e);
            return createEach(candidates, actor);
        }
    }

    private Map<Integer, Outcome> createEach(List<Candidate> candidates, Actor actor) {
        Map<Integer, Outcome> outcomes = new TreeMap<>();
        for (Candidate candidate : candidates) {
            try {
                aggregates.inTransaction(transaction -> {
                    createIn(transaction, candidate, false, actor);
                    return candidate;
                });
                outcomes.putAll(created(List.of(candidate)));
            } catch (DomainException e) {
                outcomes.put(candidate.index(), isTaken(e.error()) ? exists(candidate, e.error()) : outcome(e));
            }
        }
        return outcomes;
    }

    private void createIn(Sql transaction, Candidate candidate, boolean unused, Actor actor) {
        humans.createIn(transaction, candidate.human(), unused, actor);
        candidate
                .grants()
                .forEach(grant -> candidate.reach().ifPresent(reach -> grants.addIn(transaction, grant, reach, actor)));
    }

    private static Map<Integer, Outcome> created(List<Candidate> candidates) {
        Map<Integer, Outcome> outcomes = new TreeMap<>();
        candidates.forEach(candidate -> outcomes.put(
                candidate.index(), new Outcome.Created(candidate.human().userId())));
        return outcomes;
    }

    private static Outcome exists(Candidate candidate, DomainError error) {
        return new Outcome.Exists(
                error.equals(UserError.ID_TAKEN) ? candidate.human().userId() : "", error);
    }

    private static Outcome outcome(DomainException e) {
        requireAboutOne(e);
        return new Outcome.Refused(e.error());
    }

    private static boolean isTaken(DomainError error) {
        return error.equals(UserError.ID_TAKEN) || error.equals(UserError.USER_NAME_TAKEN);
    }

    /** Throws a failure that is not about a single person, such as that the database is away. */
    private static void requireAboutOne(DomainException e) {
        switch (e.error().kind()) {
            case UNAVAILABLE, INTERNAL, RESOURCE_EXHAUSTED, UNAUTHENTICATED -> throw e;
            case INVALID_ARGUMENT, NOT_FOUND, ALREADY_EXISTS, FAILED_PRECONDITION, PERMISSION_DENIED, ABORTED -> {}
        }
    }

    private record Candidate(int index, Prepared human, List<NewRoleGrant> grants, Optional<Reach> reach) {}
}
