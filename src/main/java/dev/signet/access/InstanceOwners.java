package dev.signet.access;

import dev.signet.jdbc.Sql;
import java.util.function.Supplier;

/**
 * Keeps an instance from being left without somebody who can administer it.
 *
 * <p>An owner holds {@code IAM_OWNER} on the instance. An owner is able to sign in while active, or locked for a while by
 * wrong passwords, in an active organization, and a person with a password, or a machine with a credential that does not
 * expire. As long as one person is such an owner, another machine does not make up for that person. Changes that could
 * take away the last one happen one after the other, so that of two at once one is refused.
 */
public interface InstanceOwners {

    /**
     * Makes a change to one user.
     *
     * @param change runs in the transaction; refused with {@link AccessError.LastOwner} if it left no owner
     */
    <T> T keepingOne(Sql transaction, String userId, Supplier<T> change);

    /** Makes a change to an organization and so to all its users, in the same way. */
    <T> T keepingOneBeside(Sql transaction, String orgId, Supplier<T> change);
}
