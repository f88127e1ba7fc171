package dev.signet.login;

import dev.signet.instance.InstanceQueries;
import dev.signet.org.OrgQueries;
import dev.signet.user.UserQueries;
import dev.signet.user.UserRef;
import dev.signet.user.UserType;
import dev.signet.user.UserView;
import jakarta.inject.Singleton;
import java.util.Optional;

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
     * A name that is not a login name is also looked for as a user name of the default organization, which may be an
     * e-mail address: that is how people register.
     */
    Optional<UserView> find(String loginName) {
        if (loginName.isBlank()) {
            return Optional.empty();
        }
        return users.byLoginName(loginName).or(() -> inDefaultOrg(loginName)).filter(Accounts::isHuman);
    }

    Optional<UserView> byId(String userId) {
        return userId.isEmpty()
                ? Optional.empty()
                : users.find(UserRef.anywhere(userId)).filter(Accounts::isHuman);
    }

    String defaultOrgId() {
        return instances.get().defaultOrgId();
    }

    private Optional<UserView> inDefaultOrg(String userName) {
        return orgs.find(defaultOrgId()).flatMap(org -> users.byLoginName(userName + '@' + org.primaryDomain()));
    }

    private static boolean isHuman(UserView user) {
        return user.type() == UserType.HUMAN;
    }
}
