package dev.signet.user;

import dev.signet.eventstore.Aggregates;
import dev.signet.eventstore.Ids;
import dev.signet.eventstore.Loaded;
import dev.signet.jdbc.Sql;
import dev.signet.kernel.Actor;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** The only way to append to a user's stream. */
@Singleton
final class UserWriter {
    private final Aggregates aggregates;
    private final Ids ids;
    private final CredentialGuard guard;
    private final OwnAccountGuard ownGuard;
    private final Clock clock;

    UserWriter(Aggregates aggregates, Ids ids, CredentialGuard guard, OwnAccountGuard ownGuard, Clock clock) {
        this.aggregates = aggregates;
        this.ids = ids;
        this.guard = guard;
        this.ownGuard = ownGuard;
        this.clock = clock;
    }

    /** The present state of a user that exists and was not deleted, or NOT_FOUND. */
    Loaded<User> load(UserRef user) {
        Loaded<User> loaded = aggregates.load(UserAggregate.TYPE, user.userId());
        boolean reachable = user.orgId().isEmpty() || user.orgId().equals(loaded.owner());
        if (!loaded.state().state().exists() || !reachable) {
            throw UserError.NOT_FOUND.exception();
        }
        return loaded;
    }

    /** Like {@link #load}, for an actor who is about to change what the user is known by; see {@link OwnAccountGuard}. */
    Loaded<User> loadWithIdentity(UserRef user, Actor actor) {
        Loaded<User> loaded = load(user);
        if (actor.id().equals(user.userId()) && loaded.state().human() != null) {
            ownGuard.require(actor);
        }
        return loaded;
    }

    /**
     * Like {@link #loadWithIdentity}, for an actor who is about to change how the user signs in; see
     * {@link CredentialGuard}.
     */
    Loaded<User> loadWithCredentials(UserRef user, Actor actor) {
        Loaded<User> loaded = loadWithIdentity(user, actor);
        guard.require(actor, user.userId());
        return loaded;
    }

    Loaded<User> handle(UserRef user, UserCommand command, Actor actor) {
        return aggregates.handle(
                UserAggregate.TYPE, user.userId(), user.orgId(), addressed(user.orgId(), command), actor);
    }

    Loaded<User> handleIn(Sql transaction, UserRef user, UserCommand command, Actor actor) {
        return aggregates.handleIn(
                transaction, UserAggregate.TYPE, user.userId(), user.orgId(), addressed(user.orgId(), command), actor);
    }

    /** Creates a user under the given id, or under a fresh one. */
    Loaded<User> create(String orgId, @Nullable String userId, UserCommand command, Actor actor) {
        UserAggregate.Addressed addressed = addressed(orgId, command);
        return userId == null
                ? aggregates.create(UserAggregate.TYPE, ids::next, orgId, addressed, actor)
                : aggregates.handle(UserAggregate.TYPE, UserNames.validId(userId), orgId, addressed, actor);
    }

    private UserAggregate.Addressed addressed(String orgId, UserCommand command) {
        return new UserAggregate.Addressed(orgId, command, clock.instant());
    }
}
