package dev.signet.api.signet;

import dev.signet.api.proto.signet.v1.ObjectDetails;
import dev.signet.api.proto.signet.v1.SessionState;
import dev.signet.session.Session;
import dev.signet.user.view.UserView;

/** Converts sessions to messages. */
final class SessionMapper {
    private SessionMapper() {}

    /** A session with the names of its user. */
    static dev.signet.api.proto.signet.v1.Session session(Session session, UserView user) {
        UserView.Human human = user.human();
        return dev.signet.api.proto.signet.v1.Session.newBuilder()
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
    static ObjectDetails details(Session session) {
        return SharedMapper.details(session.version(), session.createdAt(), session.changedAt(), session.orgId());
    }

    /** Whether a session is active or terminated. */
    static SessionState state(Session session) {
        return switch (session.state()) {
            case ACTIVE -> SessionState.SESSION_STATE_ACTIVE;
            case TERMINATED -> SessionState.SESSION_STATE_TERMINATED;
        };
    }
}
