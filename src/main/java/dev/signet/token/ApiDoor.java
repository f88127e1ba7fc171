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
 * Whether an application's tokens may call this server's own API as somebody (attack A-32): asked when a token is made, and
 * again at each call, as of now. A machine user that asks for itself is no application and needs nobody's leave.
 */
@Startup
@Singleton
public final class ApiDoor {
    private static final Logger LOG = Logger.getLogger(ApiDoor.class);

    private final Memberships memberships;
    private final boolean unrestricted;

    ApiDoor(Memberships memberships, TokensConfig config) {
        this.memberships = memberships;
        this.unrestricted = config.unrestrictedAudience();
        if (unrestricted) {
            LOG.warn(
                    "signet.tokens.unrestricted-audience is on: every application may call this server's API as whoever"
                            + " signs in to it, and name the audience of every project. Switch it off once each application that"
                            + " needs the API was allowed to call it.");
        }
    }

    /** Whether the settings of applications do not count. */
    public boolean isUnrestricted() {
        return unrestricted;
    }

    /**
     * Whether the application may open the API as this user.
     *
     * @param userOrgId organization of the user
     */
    public boolean opens(ApiAccess access, String applicationOrgId, String userId, String userOrgId) {
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

    /** The same for a token that is used, by somebody who holds these roles. */
    boolean opens(GateVerdict verdict, List<Membership> held) {
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
