package dev.signet.access;

import dev.signet.jdbc.Sql;
import java.util.function.Supplier;

/**
 * Ensures that there is always somebody who can administer the instance.
 *
 * <p>An owner has the role {@code IAM_OWNER} on the instance. An owner is able to sign in if they belong to an active
 * organization, are active (or locked only for a while by wrong passwords), and are a person with a password or a
 * machine user with a credential that does not expire. The last owner who is a person cannot be removed either, even if
 * machine users remain as owners. Changes that could remove the last owner run one after another, so that two
 * simultaneous changes cannot together remove the last two owners.
 */
public interface InstanceOwners {

    /**
     * Runs a change of one user, and fails if it would remove the last owner who is able to sign in.
     *
     * @param change runs in the transaction
     * @throws dev.signet.kernel.DomainException with {@link AccessError#LAST_OWNER}; the caller must then roll the
     * transaction back
     */
    <T> T keepingOne(Sql transaction, String userId, Supplier<T> change);

    /**
     * Runs a change of one organization, which affects all of its users, and fails as {@link #keepingOne} does if it
     * would leave no owner who is able to sign in.
     */
    <T> T keepingOneBeside(Sql transaction, String orgId, Supplier<T> change);
}
