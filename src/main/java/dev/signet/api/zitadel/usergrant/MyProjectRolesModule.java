package dev.signet.api.zitadel.usergrant;

import dev.signet.api.pipeline.RpcContext;
import dev.signet.api.pipeline.RpcModule;
import dev.signet.api.pipeline.RpcRegistry;
import dev.signet.api.proto.zitadel.auth.v1.AuthServiceGrpc;
import dev.signet.api.proto.zitadel.auth.v1.ListMyProjectPermissionsRequest;
import dev.signet.api.proto.zitadel.auth.v1.ListMyProjectPermissionsResponse;
import dev.signet.application.ApplicationQueries;
import dev.signet.usergrant.UserGrantQueries;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** The caller's roles in the project of the application that the caller uses. */
@Singleton
final class MyProjectRolesModule implements RpcModule {
    private final ApplicationQueries applications;
    private final UserGrantQueries grants;

    MyProjectRolesModule(ApplicationQueries applications, UserGrantQueries grants) {
        this.applications = applications;
        this.grants = grants;
    }

    @Override
    public void bind(RpcRegistry registry) {
        registry.on(AuthServiceGrpc.getListMyProjectPermissionsMethod(), this::list);
    }

    private ListMyProjectPermissionsResponse list(RpcContext context, ListMyProjectPermissionsRequest request) {
        String userId = context.principal().userId();
        List<String> roles = Optional.ofNullable(context.principal().clientId())
                .flatMap(applications::client)
                .map(client -> grants.rolesOf(userId, List.of(client.projectId())))
                .orElse(List.of())
                .stream()
                .map(UserGrantQueries.GrantedRole::key)
                .distinct()
                .sorted()
                .toList();
        return ListMyProjectPermissionsResponse.newBuilder().addAllResult(roles).build();
    }
}
