package dev.signet.login;

import dev.signet.instance.InstanceQueries;
import dev.signet.org.OrgQueries;
import dev.signet.user.UserQueries;
import dev.signet.user.UserRef;
import dev.signet.user.UserType;
import dev.signet.user.UserView;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the person a login name, e-mail address or id stands for; machines do not sign in here. */
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
     * The person who signs in with a name: a login name, or else the verified e-mail address of one person alone, or else
     * a user name of the organization asked for, or of the default organization, where it may be an e-mail address: that
     * is how people register. A verified address goes before a user name that looks like it, which anybody may have
     * registered.
     *
     * @param orgId the only organization whose users are meant; null for any
     */
    Optional<UserView> find(String name, @Nullable String orgId) {
        if (name.isBlank()) {
            return Optional.empty();
        }
        return byLoginName(name, orgId)
                .or(() -> name.contains("@") ? users.byVerifiedEmail(name, orgId) : Optional.empty())
                .or(() -> inOrg(name, orgId))
                .filter(Accounts::isHuman);
    }

    /** The person who is about to prove an address, which may be verified for somebody else: who is named by it. */
    Optional<UserView> findToVerify(String name, @Nullable String orgId) {
        if (name.isBlank()) {
            return Optional.empty();
        }
        return byLoginName(name, orgId)
                .or(() -> inOrg(name, orgId))
                .filter(Accounts::isHuman)
                .or(() -> find(name, orgId));
    }

    Optional<UserView> byId(String userId) {
        return userId.isEmpty()
                ? Optional.empty()
                : users.find(UserRef.anywhere(userId)).filter(Accounts::isHuman);
    }

    /**
     * What a person signs in with, as it is shown to that person: the e-mail address of who is named by it, unless it stands
     * for somebody else too; otherwise the preferred login name.
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
        return user.type() == UserType.HUMAN;
    }
}
