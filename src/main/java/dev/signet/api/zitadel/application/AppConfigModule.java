package dev.signet.api.zitadel.application;

import static dev.signet.api.zitadel.application.AppRefs.named;
import static dev.signet.api.zitadel.wire.ObjectDetailsMapper.details;

import dev.signet.api.pipeline.RpcContext;
import dev.signet.api.pipeline.RpcModule;
import dev.signet.api.pipeline.RpcRegistry;
import dev.signet.api.proto.zitadel.management.v1.AddAPIAppRequest;
import dev.signet.api.proto.zitadel.management.v1.AddAPIAppResponse;
import dev.signet.api.proto.zitadel.management.v1.AddOIDCAppRequest;
import dev.signet.api.proto.zitadel.management.v1.AddOIDCAppResponse;
import dev.signet.api.proto.zitadel.management.v1.ManagementServiceGrpc;
import dev.signet.api.proto.zitadel.management.v1.RegenerateAPIClientSecretRequest;
import dev.signet.api.proto.zitadel.management.v1.RegenerateAPIClientSecretResponse;
import dev.signet.api.proto.zitadel.management.v1.RegenerateOIDCClientSecretRequest;
import dev.signet.api.proto.zitadel.management.v1.RegenerateOIDCClientSecretResponse;
import dev.signet.api.proto.zitadel.management.v1.UpdateAPIAppConfigRequest;
import dev.signet.api.proto.zitadel.management.v1.UpdateAPIAppConfigResponse;
import dev.signet.api.proto.zitadel.management.v1.UpdateOIDCAppConfigRequest;
import dev.signet.api.proto.zitadel.management.v1.UpdateOIDCAppConfigResponse;
import dev.signet.api.zitadel.wire.OidcSettings;
import dev.signet.application.AddedApplication;
import dev.signet.application.ApplicationCommands;
import dev.signet.application.ApplicationRef;
import dev.signet.application.Compliance;
import dev.signet.application.NewSecret;
import dev.signet.application.OidcConfig;
import jakarta.inject.Singleton;

/**
 * Creates and configures OpenID Connect clients and APIs, and manages their secrets. A secret is returned only once.
 */
@Singleton
final class AppConfigModule implements RpcModule {
    private final ApplicationCommands applications;

    AppConfigModule(ApplicationCommands applications) {
        this.applications = applications;
    }

    @Override
    public void bind(RpcRegistry registry) {
        registry.on(ManagementServiceGrpc.getAddOIDCAppMethod(), this::addOidc)
                .on(ManagementServiceGrpc.getAddAPIAppMethod(), this::addApi)
                .on(ManagementServiceGrpc.getUpdateOIDCAppConfigMethod(), this::updateOidc)
                .on(ManagementServiceGrpc.getUpdateAPIAppConfigMethod(), this::updateApi)
                .on(ManagementServiceGrpc.getRegenerateOIDCClientSecretMethod(), this::regenerateOidcSecret)
                .on(ManagementServiceGrpc.getRegenerateAPIClientSecretMethod(), this::regenerateApiSecret);
    }

    private AddOIDCAppResponse addOidc(RpcContext context, AddOIDCAppRequest request) {
        AddedApplication added = applications.add(
                AppRefs.project(context, request.getProjectId()),
                request.getName(),
                OidcSettings.config(request),
                context.actor());
        AddOIDCAppResponse.Builder response = AddOIDCAppResponse.newBuilder()
                .setAppId(added.appId())
                .setDetails(details(added.application()))
                .setClientId(added.clientId())
                .setClientSecret(added.secret());
        if (added.application().state().config() instanceof OidcConfig config) {
            Compliance compliance = Compliance.of(config);
            response.setNoneCompliant(compliance.noneCompliant())
                    .addAllComplianceProblems(ComplianceMapper.problems(compliance));
        }
        return response.build();
    }

    private AddAPIAppResponse addApi(RpcContext context, AddAPIAppRequest request) {
        AddedApplication added = applications.add(
                AppRefs.project(context, request.getProjectId()),
                request.getName(),
                AppMapper.config(request.getAuthMethodType()),
                context.actor());
        return AddAPIAppResponse.newBuilder()
                .setAppId(added.appId())
                .setDetails(details(added.application()))
                .setClientId(added.clientId())
                .setClientSecret(added.secret())
                .build();
    }

    private UpdateOIDCAppConfigResponse updateOidc(RpcContext context, UpdateOIDCAppConfigRequest request) {
        ApplicationRef app = named(context, request.getProjectId(), request.getAppId());
        return UpdateOIDCAppConfigResponse.newBuilder()
                .setDetails(details(applications.configure(app, OidcSettings.config(request), context.actor())))
                .build();
    }

    private UpdateAPIAppConfigResponse updateApi(RpcContext context, UpdateAPIAppConfigRequest request) {
        ApplicationRef app = named(context, request.getProjectId(), request.getAppId());
        return UpdateAPIAppConfigResponse.newBuilder()
                .setDetails(details(
                        applications.configure(app, AppMapper.config(request.getAuthMethodType()), context.actor())))
                .build();
    }

    private RegenerateOIDCClientSecretResponse regenerateOidcSecret(
            RpcContext context, RegenerateOIDCClientSecretRequest request) {
        NewSecret made = applications.regenerateOidcSecret(
                named(context, request.getProjectId(), request.getAppId()), context.actor());
        return RegenerateOIDCClientSecretResponse.newBuilder()
                .setClientSecret(made.secret())
                .setDetails(details(made.application()))
                .build();
    }

    private RegenerateAPIClientSecretResponse regenerateApiSecret(
            RpcContext context, RegenerateAPIClientSecretRequest request) {
        NewSecret made = applications.regenerateApiSecret(
                named(context, request.getProjectId(), request.getAppId()), context.actor());
        return RegenerateAPIClientSecretResponse.newBuilder()
                .setClientSecret(made.secret())
                .setDetails(details(made.application()))
                .build();
    }
}
