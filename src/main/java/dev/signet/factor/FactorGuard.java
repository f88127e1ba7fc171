package dev.signet.factor;

import dev.signet.jdbc.Sql;
import dev.signet.kernel.Actor;
import dev.signet.kernel.DomainError;
import dev.signet.user.OwnAccountGuard;
import dev.signet.user.Standing;
import dev.signet.user.StandingGuard;
import dev.signet.user.UserRef;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Decides who may change the factors of a person, whichever page or API call asks (security rule 16): the person after
 * a recent sign-in, and a manager who may change how the person signs in.
 */
@Singleton
public final class FactorGuard {
    private final StandingGuard standings;
    private final OwnAccountGuard ownGuard;

    FactorGuard(StandingGuard standings, OwnAccountGuard ownGuard) {
        this.standings = standings;
        this.ownGuard = ownGuard;
    }

    /**
     * Requires that the actor may set up or remove a factor of the user. People who have a second factor must have
     * proven one in the session. Otherwise a password alone would suffice to remove it, or to add another one.
     *
     * @throws dev.signet.kernel.DomainException the error of {@link OwnAccountGuard} or {@link StandingGuard}, or {@link
     *     FactorError#STRONGER_SIGN_IN_REQUIRED}
     */
    public void requireChange(Sql sql, UserRef user, Actor actor) {
        if (actor.id().equals(user.userId())) {
            ownGuard.require(actor);
            if (!actor.twoFactors() && hasFactor(sql, user)) {
                throw FactorError.STRONGER_SIGN_IN_REQUIRED.exception();
            }
            return;
        }
        Optional<DomainError> refusal = standings.refusal(sql, actor, user.userId(), Standing.CREDENTIALS);
        if (refusal.isPresent()) {
            throw refusal.get().exception();
        }
    }

    private static boolean hasFactor(Sql sql, UserRef user) {
        return sql.first(
                        "select " + FactorSql.ready("q.id") + " is not null as ready from (select ?::text as id) q",
                        row -> row.flag("ready"),
                        user.userId())
                .orElse(false);
    }
}
