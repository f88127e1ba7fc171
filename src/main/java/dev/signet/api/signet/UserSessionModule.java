package dev.signet.api.signet;

import dev.signet.api.pipeline.RpcContext;
import dev.signet.api.pipeline.RpcModule;
import dev.signet.api.pipeline.RpcRegistry;
import dev.signet.api.proto.signet.admin.v1.AdminServiceGrpc;
import dev.signet.api.proto.signet.admin.v1.ListUserSessionsRequest;
import dev.signet.api.proto.signet.admin.v1.ListUserSessionsResponse;
import dev.signet.api.proto.signet.admin.v1.TerminateAllUserSessionsRequest;
import dev.signet.api.proto.signet.admin.v1.TerminateAllUserSessionsResponse;
import dev.signet.api.proto.signet.admin.v1.TerminateUserSessionRequest;
import dev.signet.api.proto.signet.admin.v1.TerminateUserSessionResponse;
import dev.signet.session.Session;
import dev.signet.session.SessionCommands;
import dev.signet.session.SessionEnd;
import dev.signet.session.SessionError;
import dev.signet.session.SessionQueries;
import dev.signet.token.FamilyEnd;
import dev.signet.token.RefreshTokens;
import dev.signet.user.view.UserQueries;
import dev.signet.user.view.UserView;
import jakarta.inject.Singleton;
import java.util.List;

/** The sessions of a user of the selected organization, for its administrators. */
@Singleton
final class UserSessionModule implements RpcModule {
    private final SessionQueries sessions;
    private final SessionCommands commands;
    private final RefreshTokens refreshTokens;
    private final UserQueries users;
    private final ListDetailsMapper lists;

    UserSessionModule(
            SessionQueries sessions,
            SessionCommands commands,
            RefreshTokens refreshTokens,
            UserQueries users,
            ListDetailsMapper lists) {
        this.sessions = sessions;
        this.commands = commands;
        this.refreshTokens = refreshTokens;
        this.users = users;
        this.lists = lists;
    }

    @Override
    public void bind(RpcRegistry registry) {
        registry.on(AdminServiceGrpc.getListUserSessionsMethod(), this::list)
                .on(AdminServiceGrpc.getTerminateUserSessionMethod(), this::terminate)
                .on(AdminServiceGrpc.getTerminateAllUserSessionsMethod(), this::terminateAll);
    }

    private ListUserSessionsResponse list(RpcContext context, ListUserSessionsRequest request) {
        UserView user = user(context, request.getUserId());
        List<Session> found = sessions.ofUser(user.id());
        return ListUserSessionsResponse.newBuilder()
                .setDetails(lists.details(found.size()))
                .addAllResult(found.stream()
                        .map(session -> SessionMapper.session(session, user))
                        .toList())
                .build();
    }

    private TerminateUserSessionResponse terminate(RpcContext context, TerminateUserSessionRequest request) {
        UserView user = user(context, request.getUserId());
        Session session = sessions.find(request.getSessionId())
                .filter(found -> found.userId().equals(user.id()))
                .orElseThrow(SessionError.NOT_FOUND::exception);
        Session ended = commands.terminate(session.id(), SessionEnd.ADMINISTRATOR, context.actor());
        refreshTokens.revokeAllOfSession(ended.id(), FamilyEnd.ADMINISTRATOR, context.actor());
        return TerminateUserSessionResponse.newBuilder()
                .setDetails(SessionMapper.details(ended))
                .build();
    }

    private TerminateAllUserSessionsResponse terminateAll(RpcContext context, TerminateAllUserSessionsRequest request) {
        UserView user = user(context, request.getUserId());
        int terminated = commands.terminateAllOf(user.id(), SessionEnd.ADMINISTRATOR, context.actor());
        refreshTokens.revokeAllOf(user.id(), FamilyEnd.ADMINISTRATOR, context.actor());
        return TerminateAllUserSessionsResponse.newBuilder()
                .setTerminated(terminated)
                .build();
    }

    private UserView user(RpcContext context, String userId) {
        return users.require(context.user(userId));
    }
}
