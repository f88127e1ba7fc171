package dev.signet.api.signet;

import dev.signet.api.dialect.WireTime;
import dev.signet.api.pipeline.RpcContext;
import dev.signet.api.pipeline.RpcModule;
import dev.signet.api.pipeline.RpcRegistry;
import dev.signet.api.proto.signet.auth.v1.AuthServiceGrpc;
import dev.signet.api.proto.signet.auth.v1.ListMySessionsRequest;
import dev.signet.api.proto.signet.auth.v1.ListMySessionsResponse;
import dev.signet.api.proto.signet.auth.v1.OwnSession;
import dev.signet.api.proto.signet.auth.v1.TerminateMySessionRequest;
import dev.signet.api.proto.signet.auth.v1.TerminateMySessionResponse;
import dev.signet.api.proto.signet.v1.ListQuery;
import dev.signet.session.Session;
import dev.signet.session.SessionCommands;
import dev.signet.session.SessionQueries;
import jakarta.inject.Singleton;

/** The caller's own sessions in every browser. */
@Singleton
final class OwnSessionModule implements RpcModule {
    private final SessionQueries sessions;
    private final SessionCommands commands;
    private final ListDetailsMapper lists;

    OwnSessionModule(SessionQueries sessions, SessionCommands commands, ListDetailsMapper lists) {
        this.sessions = sessions;
        this.commands = commands;
        this.lists = lists;
    }

    @Override
    public void bind(RpcRegistry registry) {
        registry.on(AuthServiceGrpc.getListMySessionsMethod(), this::list)
                .on(AuthServiceGrpc.getTerminateMySessionMethod(), this::terminate);
    }

    private ListMySessionsResponse list(RpcContext context, ListMySessionsRequest request) {
        String userId = context.principal().userId();
        String current = context.principal().sessionId();
        ListQuery query = request.getQuery();
        ListMySessionsResponse.Builder response =
                ListMySessionsResponse.newBuilder().setDetails(lists.details(sessions.countOfUser(userId)));
        for (Session session : sessions.ofUser(userId, query.getOffset(), SharedMapper.limit(query), query.getAsc())) {
            response.addResult(message(session, session.id().equals(current)));
        }
        return response.build();
    }

    private TerminateMySessionResponse terminate(RpcContext context, TerminateMySessionRequest request) {
        Session ended = commands.terminateOwn(context.principal().userId(), request.getSessionId(), context.actor());
        return TerminateMySessionResponse.newBuilder()
                .setDetails(SessionMapper.details(ended))
                .build();
    }

    private static OwnSession message(Session session, boolean current) {
        return OwnSession.newBuilder()
                .setSessionId(session.id())
                .setState(SessionMapper.state(session))
                .setCurrent(current)
                .setAgentId(session.agentId())
                .setAuthTime(WireTime.timestamp(session.authTime()))
                .setExpiresAt(WireTime.timestamp(session.expiresAt()))
                .setDetails(SessionMapper.details(session))
                .build();
    }
}
