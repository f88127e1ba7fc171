package dev.signet.user;

import dev.signet.access.InstanceOwners;
import dev.signet.eventstore.Aggregates;
import dev.signet.eventstore.EventSql;
import dev.signet.eventstore.Ids;
import dev.signet.eventstore.Loaded;
import dev.signet.jdbc.Database;
import dev.signet.jdbc.Sql;
import dev.signet.kernel.Actor;
import dev.signet.kernel.DomainError;
import dev.signet.org.OrgQueries;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Appends events to the streams of users. Every change of a user goes through this class. */
@Singleton
final class UserWriter {
    /** Types of the streams, other than users, whose ids occur in tokens or in paths of the API. */
    private static final String[] NAMED_IN_TOKENS = {"project", "application", "org", "instance"};

    private static final String[] WITH_IDS = {"project", "application", "org", "instance", UserAggregate.STREAM_TYPE};

    private final Aggregates aggregates;
    private final Ids ids;
    private final Database database;
    private final StandingGuard standings;
    private final InstanceOwners owners;
    private final OwnAccountGuard ownGuard;
    private final OrgQueries orgs;

    UserWriter(
            Aggregates aggregates,
            Ids ids,
            Database database,
            StandingGuard standings,
            InstanceOwners owners,
            OwnAccountGuard ownGuard,
            OrgQueries orgs) {
        this.aggregates = aggregates;
        this.ids = ids;
        this.database = database;
        this.standings = standings;
        this.owners = owners;
        this.ownGuard = ownGuard;
        this.orgs = orgs;
    }

    /** Returns the current state of a user that exists and was not deleted, or fails with NOT_FOUND. */
    Loaded<User> load(UserRef user) {
        return required(user, aggregates.load(UserAggregate.TYPE, user.userId()));
    }

    private static Loaded<User> required(UserRef user, Loaded<User> loaded) {
        boolean reachable = user.orgId().isEmpty() || user.orgId().equals(loaded.owner());
        if (!loaded.state().state().exists() || !reachable) {
            throw UserError.NOT_FOUND.exception();
        }
        return loaded;
    }

    /**
     * Does the same as {@link #load}, and checks {@link OwnAccountGuard} because the actor is about to change a user
     * name or an address.
     */
    Loaded<User> loadWithIdentity(UserRef user, Actor actor) {
        return withIdentity(user, load(user), actor);
    }

    private Loaded<User> withIdentity(UserRef user, Loaded<User> loaded, Actor actor) {
        if (actor.id().equals(user.userId()) && loaded.state().human() != null) {
            ownGuard.require(actor);
        }
        return loaded;
    }

    /**
     * Does the same as {@link #loadWithIdentity}, and checks the actor's standing because the actor is about to change
     * how the user signs in. {@link #handle} checks the same again; this early check avoids costly computations.
     */
    Loaded<User> loadWithCredentials(UserRef user, Actor actor) {
        Loaded<User> loaded = loadWithIdentity(user, actor);
        Optional<DomainError> refusal = standings.refusal(database, actor, user.userId(), Standing.CREDENTIALS);
        if (refusal.isPresent()) {
            throw refusal.get().exception();
        }
        return loaded;
    }

    /** Carries out a command if the actor has the standing that it needs, see {@link Standing}. */
    Loaded<User> handle(UserRef user, UserCommand command, Actor actor) {
        if (Standing.mayPreventSignIn(command)) {
            return aggregates.inTransaction(transaction -> handleIn(transaction, user, command, actor));
        }
        UserAggregate.Addressed addressed = addressed(database, user, command, actor);
        return aggregates.handle(UserAggregate.TYPE, user.userId(), user.orgId(), addressed, actor);
    }

    /** Carries out a command on a state that was already loaded, so that the stream is not read twice. */
    Loaded<User> handle(Loaded<User> loaded, UserRef user, UserCommand command, Actor actor) {
        if (Standing.mayPreventSignIn(command)) {
            return handle(user, command, actor);
        }
        UserAggregate.Addressed addressed = addressed(database, user, command, actor);
        return aggregates.handle(UserAggregate.TYPE, loaded, user.orgId(), addressed, actor);
    }

    /** Does the same as {@link #handle} as part of a transaction. */
    Loaded<User> handleIn(Sql transaction, UserRef user, UserCommand command, Actor actor) {
        return handleIn(transaction, user, command, actor, loaded -> {});
    }

    /** Does the same as {@link #handleIn}, and checks {@link OwnAccountGuard} as {@link #loadWithIdentity} does. */
    Loaded<User> handleWithIdentityIn(Sql transaction, UserRef user, UserCommand command, Actor actor) {
        return handleIn(transaction, user, command, actor, loaded -> withIdentity(user, required(user, loaded), actor));
    }

    private Loaded<User> handleIn(
            Sql transaction, UserRef user, UserCommand command, Actor actor, Consumer<Loaded<User>> check) {
        UserAggregate.Addressed addressed = addressed(transaction, user, command, actor);
        Supplier<Loaded<User>> change = () -> {
            Loaded<User> loaded = aggregates.loadIn(transaction, UserAggregate.TYPE, user.userId());
            check.accept(loaded);
            return aggregates.handleIn(transaction, UserAggregate.TYPE, loaded, user.orgId(), addressed, actor);
        };
        return Standing.mayPreventSignIn(command)
                ? owners.keepingOne(transaction, user.userId(), change)
                : change.get();
    }

    /** Removes a user because the user's organization is removed, without checking the actor's standing again. */
    Loaded<User> removeWithOrgIn(Sql transaction, UserRef user, Actor actor) {
        return aggregates.handleIn(
                transaction,
                UserAggregate.TYPE,
                user.userId(),
                user.orgId(),
                new UserAggregate.Addressed(user.orgId(), new UserCommand.Remove(), null),
                actor);
    }

    /**
     * Creates a user under the given id, or under a generated one. The organization is held meanwhile, so that nobody
     * is left over in an organization that is removed at the same time. Fails with NOT_FOUND if there is no such
     * organization.
     */
    Loaded<User> create(String orgId, @Nullable String userId, UserCommand command, Actor actor) {
        if (userId == null) {
            UserAggregate.Addressed drawn = new UserAggregate.Addressed(orgId, command, null);
            return aggregates.inTransaction(transaction -> orgs.holding(
                    transaction,
                    orgId,
                    () -> aggregates.createIn(transaction, UserAggregate.TYPE, ids.next(), orgId, drawn, actor)));
        }
        String chosen = UserNames.validId(userId);
        if (isIdOfSomethingElse(chosen)) {
            throw UserError.ID_TAKEN.exception();
        }
        UserAggregate.Addressed addressed = new UserAggregate.Addressed(orgId, command, chosen, null);
        return aggregates.inTransaction(transaction -> createIn(transaction, orgId, chosen, addressed, actor));
    }

    /** Creates a user under an id that the server has generated, as part of a transaction. */
    Loaded<User> createIn(Sql transaction, String orgId, String userId, UserCommand command, Actor actor) {
        return createIn(transaction, orgId, userId, new UserAggregate.Addressed(orgId, command, null), actor);
    }

    private Loaded<User> createIn(
            Sql transaction, String orgId, String userId, UserAggregate.Addressed addressed, Actor actor) {
        return orgs.holding(
                transaction,
                orgId,
                () -> aggregates.handleIn(transaction, UserAggregate.TYPE, userId, orgId, addressed, actor));
    }

    /**
     * Creates a user under an id that is believed to be unused, as part of a transaction. The stream is not read; if it
     * exists, the transaction fails with {@link dev.signet.eventstore.VersionConflict}.
     *
     * @param chosen whether a caller chose the id
     */
    Loaded<User> createUnusedIn(Sql transaction, UserRef user, UserCommand command, boolean chosen, Actor actor) {
        return orgs.holding(
                transaction,
                user.orgId(),
                () -> aggregates.createIn(
                        transaction,
                        UserAggregate.TYPE,
                        user.userId(),
                        user.orgId(),
                        named(user, command, chosen),
                        actor));
    }

    /** Creates a user under an id that may be in use, as part of a transaction. */
    Loaded<User> createIn(Sql transaction, UserRef user, UserCommand command, boolean chosen, Actor actor) {
        return createIn(transaction, user.orgId(), user.userId(), named(user, command, chosen), actor);
    }

    private static UserAggregate.Addressed named(UserRef user, UserCommand command, boolean chosen) {
        return new UserAggregate.Addressed(user.orgId(), command, chosen ? user.userId() : null, null);
    }

    /** Returns those of these ids that a user or something else that is named in tokens has or had. */
    Set<String> usedIds(Collection<String> chosen) {
        return chosen.isEmpty()
                ? Set.of()
                : Set.copyOf(database.query(
                        EventSql.existingStreams(), row -> row.text("id"), WITH_IDS, chosen.toArray(String[]::new)));
    }

    private UserAggregate.Addressed addressed(Sql sql, UserRef user, UserCommand command, Actor actor) {
        return new UserAggregate.Addressed(
                user.orgId(),
                command,
                standings
                        .refusal(sql, actor, user.userId(), Standing.neededBy(command))
                        .orElse(null));
    }

    // Tokens refer to projects and organizations by their ids, so a user must not have the same id. Only an id that a
    // caller chose has to be checked, because generated ids are unique.
    private boolean isIdOfSomethingElse(String id) {
        return database.single(
                "select " + EventSql.streamExists() + " as taken", row -> row.flag("taken"), NAMED_IN_TOKENS, id);
    }
}
