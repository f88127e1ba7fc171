package dev.signet.api.zitadel.usergrant;

import dev.signet.api.pipeline.RpcContext;
import dev.signet.api.pipeline.RpcModule;
import dev.signet.api.pipeline.RpcRegistry;
import dev.signet.api.proto.zitadel.auth.v1.AuthServiceGrpc;
import dev.signet.api.proto.zitadel.auth.v1.ListMyProjectPermissionsRequest;
import dev.signet.api.proto.zitadel.auth.v1.ListMyProjectPermissionsResponse;
import dev.signet.application.ApplicationQueries;
import dev.signet.projectrole.ProjectRoles;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** The caller's roles in the project of the application that the caller uses. */
@Singleton
final class MyProjectRolesModule implements RpcModule {
    private final ApplicationQueries applications;
    private final ProjectRoles roles;

    MyProjectRolesModule(ApplicationQueries applications, ProjectRoles roles) {
        this.applications = applications;
        this.roles = roles;
    }

    @Override
    public void bind(RpcRegistry registry) {
        registry.on(AuthServiceGrpc.getListMyProjectPermissionsMethod(), this::list);
    }

    private ListMyProjectPermissionsResponse list(RpcContext context, ListMyProjectPermissionsRequest request) {
        String userId = context.principal().userId();
        List<String> keys = Optional.ofNullable(context.principal().clientId())
                .flatMap(applications::client)
                .map(client -> roles.rolesOf(userId, List.of(client.projectId())))
                .orElse(List.of())
                .stream()
                .map(ProjectRoles.GrantedRole::key)
                .distinct()
                .sorted()
                .toList();
        return ListMyProjectPermissionsResponse.newBuilder().addAllResult(keys).build();
    }
}
