package dev.signet.user;

import dev.signet.jdbc.Sql;
import dev.signet.kernel.Actor;
import dev.signet.kernel.DomainError;
import java.util.Optional;

/**
 * Compares a manager with the user they are about to change, who may be a manager too. Users are free to
 * change themselves, and the server is free to change anybody.
 */
public interface StandingGuard {

    /**
     * Why the actor may not make a change that takes this standing: {@link UserError#OUT_OF_REACH} or, about how the user
     * signs in, {@link UserError#CREDENTIALS_OUT_OF_REACH}. Empty if nothing speaks against it.
     *
     * @param sql the transaction of the change, or the database where there is none yet
     */
    Optional<DomainError> refusal(Sql sql, Actor actor, String userId, Standing needed);
}
