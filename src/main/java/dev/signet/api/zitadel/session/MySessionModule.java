package dev.signet.api.zitadel.session;

import dev.signet.api.pipeline.RpcContext;
import dev.signet.api.pipeline.RpcModule;
import dev.signet.api.pipeline.RpcRegistry;
import dev.signet.api.proto.zitadel.auth.v1.AuthServiceGrpc;
import dev.signet.api.proto.zitadel.auth.v1.ListMyRefreshTokensRequest;
import dev.signet.api.proto.zitadel.auth.v1.ListMyRefreshTokensResponse;
import dev.signet.api.proto.zitadel.auth.v1.ListMyUserSessionsRequest;
import dev.signet.api.proto.zitadel.auth.v1.ListMyUserSessionsResponse;
import dev.signet.api.proto.zitadel.auth.v1.RevokeAllMyRefreshTokensRequest;
import dev.signet.api.proto.zitadel.auth.v1.RevokeAllMyRefreshTokensResponse;
import dev.signet.api.proto.zitadel.auth.v1.RevokeMyRefreshTokenRequest;
import dev.signet.api.proto.zitadel.auth.v1.RevokeMyRefreshTokenResponse;
import dev.signet.api.zitadel.wire.ListDetailsMapper;
import dev.signet.session.Session;
import dev.signet.session.SessionQueries;
import dev.signet.token.FamilyEnd;
import dev.signet.token.FamilyQueries;
import dev.signet.token.FamilyView;
import dev.signet.token.RefreshTokens;
import dev.signet.user.view.UserQueries;
import dev.signet.user.view.UserView;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/** The caller's own sessions and refresh tokens. */
@Singleton
final class MySessionModule implements RpcModule {
    private final SessionQueries sessions;
    private final UserQueries users;
    private final FamilyQueries families;
    private final RefreshTokens refreshTokens;
    private final ListDetailsMapper lists;

    MySessionModule(
            SessionQueries sessions,
            UserQueries users,
            FamilyQueries families,
            RefreshTokens refreshTokens,
            ListDetailsMapper lists) {
        this.sessions = sessions;
        this.users = users;
        this.families = families;
        this.refreshTokens = refreshTokens;
        this.lists = lists;
    }

    @Override
    public void bind(RpcRegistry registry) {
        registry.on(AuthServiceGrpc.getListMyUserSessionsMethod(), this::listSessions)
                .on(AuthServiceGrpc.getListMyRefreshTokensMethod(), this::listTokens)
                .on(AuthServiceGrpc.getRevokeMyRefreshTokenMethod(), this::revoke)
                .on(AuthServiceGrpc.getRevokeAllMyRefreshTokensMethod(), this::revokeAll);
    }

    private ListMyUserSessionsResponse listSessions(RpcContext context, ListMyUserSessionsRequest request) {
        List<Session> found = sessionsOf(context);
        Map<String, UserView> named =
                users.findAll(found.stream().map(Session::userId).distinct().toList());
        ListMyUserSessionsResponse.Builder response = ListMyUserSessionsResponse.newBuilder();
        for (Session session : found) {
            UserView user = named.get(session.userId());
            if (user != null) {
                response.addResult(SessionMapper.session(session, user));
            }
        }
        return response.build();
    }

    /**
     * The user's sessions in the browser that the token was issued for, or in all browsers if the token belongs to
     * none. The application that has the token must not learn about other users of that browser.
     */
    private List<Session> sessionsOf(RpcContext context) {
        String sessionId = context.principal().sessionId();
        String userId = context.principal().userId();
        return sessionId == null
                ? sessions.ofUser(userId)
                : sessions.find(sessionId)
                        .map(session -> sessions.ofAgent(session.agentId()).stream()
                                .filter(one -> one.userId().equals(userId))
                                .toList())
                        .orElse(List.of());
    }

    private ListMyRefreshTokensResponse listTokens(RpcContext context, ListMyRefreshTokensRequest request) {
        List<FamilyView> found = families.ofUser(context.principal().userId());
        return ListMyRefreshTokensResponse.newBuilder()
                .setDetails(lists.details(found.size()))
                .addAllResult(found.stream().map(SessionMapper::refreshToken).toList())
                .build();
    }

    private RevokeMyRefreshTokenResponse revoke(RpcContext context, RevokeMyRefreshTokenRequest request) {
        FamilyView ended = refreshTokens.revokeOwn(context.principal().userId(), request.getId(), context.actor());
        return RevokeMyRefreshTokenResponse.newBuilder()
                .setDetails(SessionMapper.details(ended))
                .build();
    }

    private RevokeAllMyRefreshTokensResponse revokeAll(RpcContext context, RevokeAllMyRefreshTokensRequest request) {
        families.ofUser(context.principal().userId())
                .forEach(family -> refreshTokens.revokeFamily(family.id(), FamilyEnd.USER, context.actor()));
        return RevokeAllMyRefreshTokensResponse.getDefaultInstance();
    }
}
