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

/** Finds the person a login name or id stands for; machines do not sign in here. */
@Singleton
final class Accounts {
    private final UserQueries users;
    private final InstanceQueries instances;
    private final OrgQueries orgs;

    Accounts(UserQueries users, InstanceQueries instances, OrgQueries orgs) {
        this.users = users;
        this.instances = instances;
        this.orgs = orgs;
    }

    /**
     * A name that is not a login name is also looked for as a user name of the organization asked for, or else of the
     * default organization, where it may be an e-mail address: that is how people register.
     *
     * @param orgId the only organization whose users are meant; null for any
     */
    Optional<UserView> find(String loginName, @Nullable String orgId) {
        if (loginName.isBlank()) {
            return Optional.empty();
        }
        return users.byLoginName(loginName)
                .filter(user -> orgId == null || orgId.equals(user.orgId()))
                .or(() -> inOrg(orgId == null ? defaultOrgId() : orgId, loginName))
                .filter(Accounts::isHuman);
    }

    Optional<UserView> byId(String userId) {
        return userId.isEmpty()
                ? Optional.empty()
                : users.find(UserRef.anywhere(userId)).filter(Accounts::isHuman);
    }

    String defaultOrgId() {
        return instances.get().defaultOrgId();
    }

    private Optional<UserView> inOrg(String orgId, String userName) {
        return orgs.find(orgId).flatMap(org -> users.byLoginName(userName + '@' + org.primaryDomain()));
    }

    private static boolean isHuman(UserView user) {
        return user.type() == UserType.HUMAN;
    }
}
