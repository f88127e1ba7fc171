package dev.signet.api.zitadel.session;

import dev.signet.api.dialect.WireTime;
import dev.signet.api.proto.zitadel.user.v1.RefreshToken;
import dev.signet.api.proto.zitadel.user.v1.SessionState;
import dev.signet.api.proto.zitadel.v1.ObjectDetails;
import dev.signet.api.zitadel.wire.ObjectDetailsMapper;
import dev.signet.session.Session;
import dev.signet.token.Family;
import dev.signet.token.FamilyView;
import dev.signet.user.view.UserView;
import java.time.Instant;

/** Converts sessions and refresh tokens. */
public final class SessionMapper {
    private SessionMapper() {}

    /** A session with the names of its user. */
    public static dev.signet.api.proto.zitadel.user.v1.Session session(Session session, UserView user) {
        UserView.Human human = user.human();
        return dev.signet.api.proto.zitadel.user.v1.Session.newBuilder()
                .setSessionId(session.id())
                .setAgentId(session.agentId())
                .setAuthState(state(session))
                .setUserId(session.userId())
                .setUserName(user.userName())
                .setLoginName(user.preferredLoginName())
                .setDisplayName(user.displayName())
                .setAvatarUrl(human == null ? "" : human.avatarUrl())
                .setDetails(details(session))
                .build();
    }

    /** Version, times and owner of a session. */
    public static ObjectDetails details(Session session) {
        return ObjectDetailsMapper.details(
                session.version(), session.createdAt(), session.changedAt(), session.orgId());
    }

    /** Whether a session is active or terminated. */
    public static SessionState state(Session session) {
        return switch (session.state()) {
            case ACTIVE -> SessionState.SESSION_STATE_ACTIVE;
            case TERMINATED -> SessionState.SESSION_STATE_TERMINATED;
        };
    }

    static RefreshToken refreshToken(FamilyView view) {
        Family family = view.family();
        RefreshToken.Builder token = RefreshToken.newBuilder()
                .setId(view.id())
                .setDetails(details(view))
                .setClientId(view.terms().clientId())
                .setIdleExpiration(WireTime.timestamp(family.idleExpiresAt()))
                .setExpiration(WireTime.timestamp(family.expiresAt()))
                .addAllScopes(view.terms().scopes())
                .addAllAudience(view.terms().audience());
        Instant authTime = view.terms().authTime();
        if (authTime != null) {
            token.setAuthTime(WireTime.timestamp(authTime));
        }
        return token.build();
    }

    static ObjectDetails details(FamilyView view) {
        return ObjectDetailsMapper.details(view.version(), view.createdAt(), view.changedAt(), view.orgId());
    }
}
