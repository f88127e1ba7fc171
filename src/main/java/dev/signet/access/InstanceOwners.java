package dev.signet.access;

import dev.signet.jdbc.Sql;
import java.util.function.Supplier;

/**
 * Ensures that there is always somebody who can administer the instance.
 *
 * <p>An owner has the role {@code IAM_OWNER} on the instance. An owner is able to sign in if they belong to an active
 * organization, are active (or locked only for a while by wrong passwords), and are a person with a password or a
 * machine user with a credential that does not expire. If there is such a person, a machine user does not count as a
 * replacement for the last one. Changes that could remove the last owner run one after another, so that of two at the
 * same time one is refused.
 */
public interface InstanceOwners {

    /**
     * Runs a change of one user.
     *
     * @param change runs in the transaction; refused with {@link AccessError#LAST_OWNER} if it left no owner
     */
    <T> T keepingOne(Sql transaction, String userId, Supplier<T> change);

    /** Runs a change of an organization, which affects all of its users, in the same way. */
    <T> T keepingOneBeside(Sql transaction, String orgId, Supplier<T> change);
}
