package dev.signet.api.signet;

import static dev.signet.api.signet.SharedMapper.details;

import dev.signet.api.pipeline.RpcContext;
import dev.signet.api.pipeline.RpcModule;
import dev.signet.api.pipeline.RpcRegistry;
import dev.signet.api.proto.signet.admin.v1.AccessTokenHeader;
import dev.signet.api.proto.signet.admin.v1.AdminServiceGrpc;
import dev.signet.api.proto.signet.admin.v1.ApiAccess;
import dev.signet.api.proto.signet.admin.v1.ChangeAppTokensRequest;
import dev.signet.api.proto.signet.admin.v1.ChangeAppTokensResponse;
import dev.signet.api.proto.signet.admin.v1.GetAppTokensRequest;
import dev.signet.api.proto.signet.admin.v1.GetAppTokensResponse;
import dev.signet.api.proto.signet.admin.v1.ProjectAudience;
import dev.signet.application.ApplicationCommands;
import dev.signet.application.ApplicationQueries;
import dev.signet.application.ApplicationRef;
import dev.signet.application.ApplicationView;
import dev.signet.application.TokenSettings;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** The calls about the tokens of applications in the selected organization. */
@Singleton
final class AppTokensModule implements RpcModule {
    private final ApplicationCommands applications;
    private final ApplicationQueries queries;

    AppTokensModule(ApplicationCommands applications, ApplicationQueries queries) {
        this.applications = applications;
        this.queries = queries;
    }

    @Override
    public void bind(RpcRegistry registry) {
        registry.on(AdminServiceGrpc.getGetAppTokensMethod(), this::get)
                .on(AdminServiceGrpc.getChangeAppTokensMethod(), this::change);
    }

    private GetAppTokensResponse get(RpcContext context, GetAppTokensRequest request) {
        ApplicationView view = queries.require(application(context, request.getProjectId(), request.getAppId()));
        TokenSettings tokens = view.tokens();
        return GetAppTokensResponse.newBuilder()
                .setDetails(details(view.version(), view.createdAt(), view.changedAt(), view.orgId()))
                .setApiAccess(
                        switch (tokens.apiAccess()) {
                            case NONE -> ApiAccess.API_ACCESS_NONE;
                            case ORGANIZATION -> ApiAccess.API_ACCESS_ORGANIZATION;
                            case INSTANCE -> ApiAccess.API_ACCESS_INSTANCE;
                        })
                .setProjectAudience(
                        switch (tokens.projectAudience()) {
                            case DEFAULT -> ProjectAudience.PROJECT_AUDIENCE_DEFAULT;
                            case OWN_PROJECT -> ProjectAudience.PROJECT_AUDIENCE_OWN_PROJECT;
                            case OWN_ORGANIZATION -> ProjectAudience.PROJECT_AUDIENCE_OWN_ORGANIZATION;
                        })
                .setAccessTokenHeader(
                        switch (tokens.accessTokenHeader()) {
                            case DEFAULT -> AccessTokenHeader.ACCESS_TOKEN_HEADER_DEFAULT;
                            case AT_JWT -> AccessTokenHeader.ACCESS_TOKEN_HEADER_AT_JWT;
                            case JWT -> AccessTokenHeader.ACCESS_TOKEN_HEADER_JWT;
                        })
                .setFlatClaims(tokens.flatClaims())
                .build();
    }

    private ChangeAppTokensResponse change(RpcContext context, ChangeAppTokensRequest request) {
        TokenSettings.Change change = new TokenSettings.Change(
                apiAccess(request.getApiAccess()),
                projectAudience(request.getProjectAudience()),
                accessTokenHeader(request.getAccessTokenHeader()),
                request.hasFlatClaims() ? request.getFlatClaims() : null);
        return ChangeAppTokensResponse.newBuilder()
                .setDetails(details(applications.changeTokens(
                        application(context, request.getProjectId(), request.getAppId()), change, context.actor())))
                .build();
    }

    private static ApplicationRef application(RpcContext context, String projectId, String appId) {
        return ApplicationRef.of(context.orgId(), projectId, appId);
    }

    private static dev.signet.application.@Nullable ApiAccess apiAccess(ApiAccess wire) {
        return switch (wire) {
            case API_ACCESS_NONE -> dev.signet.application.ApiAccess.NONE;
            case API_ACCESS_ORGANIZATION -> dev.signet.application.ApiAccess.ORGANIZATION;
            case API_ACCESS_INSTANCE -> dev.signet.application.ApiAccess.INSTANCE;
            case API_ACCESS_UNSPECIFIED, UNRECOGNIZED -> null;
        };
    }

    private static dev.signet.application.@Nullable ProjectAudience projectAudience(ProjectAudience wire) {
        return switch (wire) {
            case PROJECT_AUDIENCE_DEFAULT -> dev.signet.application.ProjectAudience.DEFAULT;
            case PROJECT_AUDIENCE_OWN_PROJECT -> dev.signet.application.ProjectAudience.OWN_PROJECT;
            case PROJECT_AUDIENCE_OWN_ORGANIZATION -> dev.signet.application.ProjectAudience.OWN_ORGANIZATION;
            case PROJECT_AUDIENCE_UNSPECIFIED, UNRECOGNIZED -> null;
        };
    }

    private static dev.signet.application.@Nullable AccessTokenHeader accessTokenHeader(AccessTokenHeader wire) {
        return switch (wire) {
            case ACCESS_TOKEN_HEADER_DEFAULT -> dev.signet.application.AccessTokenHeader.DEFAULT;
            case ACCESS_TOKEN_HEADER_AT_JWT -> dev.signet.application.AccessTokenHeader.AT_JWT;
            case ACCESS_TOKEN_HEADER_JWT -> dev.signet.application.AccessTokenHeader.JWT;
            case ACCESS_TOKEN_HEADER_UNSPECIFIED, UNRECOGNIZED -> null;
        };
    }
}
