package dev.signet.user;

import dev.signet.jdbc.Sql;
import dev.signet.kernel.Actor;
import dev.signet.kernel.DomainError;
import java.util.Optional;

/**
 * Compares the rights of a manager with those of the user they are about to change, who may be a manager too (A-20,
 * Users may always change themselves, and the server may change everybody.
 */
public interface StandingGuard {

    /**
     * Returns why the actor may not make a change that needs this standing: {@link UserError#OUT_OF_REACH}, or
     * {@link UserError#CREDENTIALS_OUT_OF_REACH} for changes of how the user signs in. Empty if the actor may.
     *
     * @param sql the transaction of the change, or the database if there is none yet
     */
    Optional<DomainError> refusal(Sql sql, Actor actor, String userId, Standing needed);
}
