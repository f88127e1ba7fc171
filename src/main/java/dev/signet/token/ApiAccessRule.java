package dev.signet.token;

import dev.signet.access.Membership;
import dev.signet.access.Memberships;
import dev.signet.access.Target;
import dev.signet.application.ApiAccess;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether the tokens of an application may be used to call this server's own API (attack A-32). This is checked
 * when a token is issued and again at each call, with the settings at that time. A machine user that gets a token for
 * itself involves no application and is not restricted.
 */
@Startup
@Singleton
public final class ApiAccessRule {
    private static final Logger LOG = Logger.getLogger(ApiAccessRule.class);

    private final Memberships memberships;
    private final boolean unrestricted;

    ApiAccessRule(Memberships memberships, TokensConfig config) {
        this.memberships = memberships;
        this.unrestricted = config.unrestrictedAudience();
        if (unrestricted) {
            LOG.warn("signet.tokens.unrestricted-audience is on: every application may call this server's API as any"
                    + " user who signs in to the application, and request the audience of every project. Switch it off"
                    + " once every application that needs the API has been allowed to call it.");
        }
    }

    /** Tells whether the restriction is switched off for all applications. */
    public boolean isUnrestricted() {
        return unrestricted;
    }

    /**
     * Tells whether the application may call the API on behalf of this user.
     *
     * @param userOrgId organization of the user
     */
    public boolean allows(ApiAccess access, String applicationOrgId, String userId, String userOrgId) {
        if (unrestricted) {
            return true;
        }
        return switch (access) {
            case NONE -> false;
            case INSTANCE -> true;
            case ORGANIZATION ->
                applicationOrgId.equals(userOrgId) && areWithin(applicationOrgId, memberships.of(userId));
        };
    }

    /** Tells whether a token that is being used may call the API on behalf of a user with these memberships. */
    boolean allows(GateVerdict verdict, List<Membership> held) {
        GateVerdict.@Nullable AskingApplication application = verdict.application();
        if (unrestricted || application == null) {
            return true;
        }
        return switch (application.apiAccess()) {
            case NONE -> false;
            case INSTANCE -> true;
            case ORGANIZATION -> application.orgId().equals(verdict.orgId()) && areWithin(application.orgId(), held);
        };
    }

    private static boolean areWithin(String orgId, List<Membership> held) {
        return held.stream()
                .map(Membership::target)
                .allMatch(target ->
                        !(target instanceof Target.Instance) && target.owner().equals(orgId));
    }
}
