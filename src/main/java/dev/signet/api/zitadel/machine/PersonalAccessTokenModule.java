package dev.signet.api.zitadel.machine;

import static dev.signet.api.zitadel.wire.ObjectDetailsMapper.details;

import dev.signet.api.dialect.WireTime;
import dev.signet.api.pipeline.RpcContext;
import dev.signet.api.pipeline.RpcModule;
import dev.signet.api.pipeline.RpcRegistry;
import dev.signet.api.proto.zitadel.management.v1.AddPersonalAccessTokenRequest;
import dev.signet.api.proto.zitadel.management.v1.AddPersonalAccessTokenResponse;
import dev.signet.api.proto.zitadel.management.v1.GetPersonalAccessTokenByIDsRequest;
import dev.signet.api.proto.zitadel.management.v1.GetPersonalAccessTokenByIDsResponse;
import dev.signet.api.proto.zitadel.management.v1.ListPersonalAccessTokensRequest;
import dev.signet.api.proto.zitadel.management.v1.ListPersonalAccessTokensResponse;
import dev.signet.api.proto.zitadel.management.v1.ManagementServiceGrpc;
import dev.signet.api.proto.zitadel.management.v1.RemovePersonalAccessTokenRequest;
import dev.signet.api.proto.zitadel.management.v1.RemovePersonalAccessTokenResponse;
import dev.signet.api.proto.zitadel.user.v1.PersonalAccessToken;
import dev.signet.api.zitadel.wire.ListDetailsMapper;
import dev.signet.api.zitadel.wire.ListPage;
import dev.signet.search.Page;
import dev.signet.user.MachineCommands;
import dev.signet.user.UserError;
import dev.signet.user.view.PatView;
import dev.signet.user.view.UserQueries;
import jakarta.inject.Singleton;

/** Personal access tokens of machine users. The token is returned only once, when it is created. */
@Singleton
final class PersonalAccessTokenModule implements RpcModule {
    private final MachineCommands machines;
    private final UserQueries queries;
    private final ListDetailsMapper lists;

    PersonalAccessTokenModule(MachineCommands machines, UserQueries queries, ListDetailsMapper lists) {
        this.machines = machines;
        this.queries = queries;
        this.lists = lists;
    }

    @Override
    public void bind(RpcRegistry registry) {
        registry.on(ManagementServiceGrpc.getGetPersonalAccessTokenByIDsMethod(), this::get)
                .on(ManagementServiceGrpc.getListPersonalAccessTokensMethod(), this::list)
                .on(ManagementServiceGrpc.getAddPersonalAccessTokenMethod(), this::add)
                .on(ManagementServiceGrpc.getRemovePersonalAccessTokenMethod(), this::remove);
    }

    private GetPersonalAccessTokenByIDsResponse get(RpcContext context, GetPersonalAccessTokenByIDsRequest request) {
        PatView token = queries.token(context.user(request.getUserId()), request.getTokenId())
                .orElseThrow(UserError.TOKEN_NOT_FOUND::exception);
        return GetPersonalAccessTokenByIDsResponse.newBuilder()
                .setToken(token(token))
                .build();
    }

    private ListPersonalAccessTokensResponse list(RpcContext context, ListPersonalAccessTokensRequest request) {
        ListPage page = ListPage.of(request.getQuery());
        Page<PatView> tokens =
                queries.tokens(context.user(request.getUserId()), page.offset(), page.limit(), page.ascending());
        return ListPersonalAccessTokensResponse.newBuilder()
                .setDetails(lists.details(tokens.total()))
                .addAllResult(tokens.rows().stream()
                        .map(PersonalAccessTokenModule::token)
                        .toList())
                .build();
    }

    private AddPersonalAccessTokenResponse add(RpcContext context, AddPersonalAccessTokenRequest request) {
        MachineCommands.AddedToken added = machines.addToken(
                context.user(request.getUserId()),
                request.hasExpirationDate() ? WireTime.instant(request.getExpirationDate(), "expiration_date") : null,
                context.actor());
        return AddPersonalAccessTokenResponse.newBuilder()
                .setTokenId(added.tokenId())
                .setToken(added.token())
                .setDetails(details(added.user()))
                .build();
    }

    private RemovePersonalAccessTokenResponse remove(RpcContext context, RemovePersonalAccessTokenRequest request) {
        return RemovePersonalAccessTokenResponse.newBuilder()
                .setDetails(details(
                        machines.removeToken(context.user(request.getUserId()), request.getTokenId(), context.actor())))
                .build();
    }

    private static PersonalAccessToken token(PatView view) {
        return PersonalAccessToken.newBuilder()
                .setId(view.id())
                .setDetails(details(view))
                .setExpirationDate(WireTime.timestamp(view.expiresAt()))
                .addAllScopes(view.scopes())
                .build();
    }
}
