package dev.signet.login;

import dev.signet.instance.InstanceQueries;
import dev.signet.org.OrgQueries;
import dev.signet.user.UserRef;
import dev.signet.user.view.UserQueries;
import dev.signet.user.view.UserView;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the person that a login name, mail address or user id belongs to. Machine users are never found, because they
 * do not sign in on pages.
 */
@Singleton
public final class Accounts {
    private final UserQueries users;
    private final InstanceQueries instances;
    private final OrgQueries orgs;

    Accounts(UserQueries users, InstanceQueries instances, OrgQueries orgs) {
        this.users = users;
        this.instances = instances;
        this.orgs = orgs;
    }

    /**
     * Finds the person who signs in with a name. The name is tried in this order: as a login name that contains the
     * domain of an organization; as a verified mail address; as a login name without a domain; and as a user name in
     * the given organization, or in the default organization without one. Self-registered people have their mail
     * address as user name. A verified address precedes an equal login name without a domain, because anybody could
     * have registered that name. An address that several people have verified finds nobody.
     *
     * @param orgId the only organization whose users are searched; null for any
     */
    Optional<UserView> find(String name, @Nullable String orgId) {
        if (name.isBlank()) {
            return Optional.empty();
        }
        Optional<UserView> named = byLoginName(name, orgId);
        Optional<UserView> withDomain =
                named.filter(user -> !user.preferredLoginName().equals(user.userName()));
        return withDomain.or(() -> withoutDomain(name, named, orgId)).filter(Accounts::isHuman);
    }

    private Optional<UserView> withoutDomain(String name, Optional<UserView> named, @Nullable String orgId) {
        List<UserView> verified = name.contains("@") ? users.withVerifiedEmail(name, orgId) : List.of();
        return switch (verified.size()) {
            case 0 -> named.or(() -> inOrg(name, orgId));
            case 1 -> Optional.of(verified.getFirst());
            default -> Optional.empty();
        };
    }

    /**
     * Finds the person who is about to verify a mail address. A person whose user name is that address precedes a
     * person who has already verified it, so that somebody who has just registered with the address is found although
     * another person has verified it.
     */
    Optional<UserView> findToVerify(String name, @Nullable String orgId) {
        if (name.isBlank()) {
            return Optional.empty();
        }
        return byLoginName(name, orgId)
                .or(() -> inOrg(name, orgId))
                .filter(Accounts::isHuman)
                .or(() -> find(name, orgId));
    }

    /**
     * Tells whether a name that was entered means this person. This is so if the name finds the person. It is also so
     * if the name finds nobody, is the person's mail address, and nobody has verified that address yet: the person is
     * about to verify it with a mailed code.
     */
    boolean isMeant(UserView user, String name, @Nullable String orgId) {
        UserView.Human human = user.human();
        return find(name, orgId)
                .map(found -> found.id().equals(user.id()))
                .orElseGet(() -> human != null
                        && human.email().equalsIgnoreCase(name)
                        && users.withVerifiedEmail(name, orgId).isEmpty());
    }

    Optional<UserView> byId(String userId) {
        return userId.isEmpty()
                ? Optional.empty()
                : users.find(UserRef.anywhere(userId)).filter(Accounts::isHuman);
    }

    /**
     * The name to sign in with, as it is shown to the person: the mail address, if it is also the user name and {@link
     * #find} finds this person by it; otherwise the preferred login name.
     */
    public String nameOf(UserView user) {
        UserView.Human human = user.human();
        boolean namedByAddress = human != null && human.email().equalsIgnoreCase(user.userName());
        return namedByAddress
                        && find(user.userName(), null)
                                .filter(found -> found.id().equals(user.id()))
                                .isPresent()
                ? user.userName()
                : user.preferredLoginName();
    }

    String defaultOrgId() {
        return instances.get().defaultOrgId();
    }

    private Optional<UserView> byLoginName(String name, @Nullable String orgId) {
        return users.byLoginName(name).filter(user -> orgId == null || orgId.equals(user.orgId()));
    }

    private Optional<UserView> inOrg(String userName, @Nullable String orgId) {
        return orgs.find(orgId == null ? defaultOrgId() : orgId)
                .flatMap(org -> users.byLoginName(userName + '@' + org.primaryDomain()));
    }

    private static boolean isHuman(UserView user) {
        return user.type() == UserView.Type.HUMAN;
    }
}
