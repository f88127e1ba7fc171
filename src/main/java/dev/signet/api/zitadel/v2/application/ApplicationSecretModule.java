package dev.signet.api.zitadel.v2.application;

import static dev.signet.api.zitadel.v2.wire.DetailsMapper.changed;

import com.google.protobuf.ByteString;
import dev.signet.api.dialect.RequestError;
import dev.signet.api.dialect.WireTime;
import dev.signet.api.pipeline.RpcContext;
import dev.signet.api.pipeline.RpcModule;
import dev.signet.api.pipeline.RpcRegistry;
import dev.signet.api.proto.zitadel.application.v2.ApplicationKeySearchFilter;
import dev.signet.api.proto.zitadel.application.v2.ApplicationServiceGrpc;
import dev.signet.api.proto.zitadel.application.v2.CreateAPIApplicationResponse;
import dev.signet.api.proto.zitadel.application.v2.CreateApplicationKeyRequest;
import dev.signet.api.proto.zitadel.application.v2.CreateApplicationKeyResponse;
import dev.signet.api.proto.zitadel.application.v2.CreateApplicationRequest;
import dev.signet.api.proto.zitadel.application.v2.CreateApplicationResponse;
import dev.signet.api.proto.zitadel.application.v2.CreateOIDCApplicationResponse;
import dev.signet.api.proto.zitadel.application.v2.DeleteApplicationKeyRequest;
import dev.signet.api.proto.zitadel.application.v2.DeleteApplicationKeyResponse;
import dev.signet.api.proto.zitadel.application.v2.GenerateClientSecretRequest;
import dev.signet.api.proto.zitadel.application.v2.GenerateClientSecretResponse;
import dev.signet.api.proto.zitadel.application.v2.GetApplicationKeyRequest;
import dev.signet.api.proto.zitadel.application.v2.GetApplicationKeyResponse;
import dev.signet.api.proto.zitadel.application.v2.ListApplicationKeysRequest;
import dev.signet.api.proto.zitadel.application.v2.ListApplicationKeysResponse;
import dev.signet.api.zitadel.v2.wire.Pages;
import dev.signet.api.zitadel.wire.OidcSettings;
import dev.signet.application.AddedApplication;
import dev.signet.application.AddedClientKey;
import dev.signet.application.ApplicationCommands;
import dev.signet.application.ApplicationError;
import dev.signet.application.ApplicationKeyView;
import dev.signet.application.ApplicationQueries;
import dev.signet.application.ApplicationRef;
import dev.signet.application.Compliance;
import dev.signet.application.NewSecret;
import dev.signet.application.OidcConfig;
import dev.signet.project.ProjectRef;
import dev.signet.search.Page;
import dev.signet.search.Search;
import jakarta.inject.Singleton;
import java.util.List;

/** Creates applications, and what they authenticate with. A secret or private key is returned only once. */
@Singleton
final class ApplicationSecretModule implements RpcModule {
    private final ApplicationCommands applications;
    private final ApplicationQueries queries;

    ApplicationSecretModule(ApplicationCommands applications, ApplicationQueries queries) {
        this.applications = applications;
        this.queries = queries;
    }

    @Override
    public void bind(RpcRegistry registry) {
        registry.on(ApplicationServiceGrpc.getCreateApplicationMethod(), this::create)
                .on(ApplicationServiceGrpc.getGenerateClientSecretMethod(), this::generateSecret)
                .on(ApplicationServiceGrpc.getCreateApplicationKeyMethod(), this::createKey)
                .on(ApplicationServiceGrpc.getDeleteApplicationKeyMethod(), this::deleteKey)
                .on(ApplicationServiceGrpc.getGetApplicationKeyMethod(), this::getKey)
                .on(ApplicationServiceGrpc.getListApplicationKeysMethod(), this::listKeys);
    }

    private CreateApplicationResponse create(RpcContext context, CreateApplicationRequest request) {
        if (!request.getApplicationId().isEmpty()) {
            throw RequestError.unsupported("application_id").exception();
        }
        ProjectRef project = new ProjectRef(context.orgId(), request.getProjectId());
        return switch (request.getApplicationTypeCase()) {
            case OIDC_CONFIGURATION -> {
                OidcConfig config = OidcSettings.config(request.getOidcConfiguration());
                yield created(applications.add(project, request.getName(), config, context.actor()), config);
            }
            case API_CONFIGURATION ->
                created(applications.add(
                        project,
                        request.getName(),
                        ApplicationMapper.config(request.getApiConfiguration().getAuthMethodType()),
                        context.actor()));
            case SAML_CONFIGURATION ->
                throw RequestError.unsupported("saml_configuration").exception();
            case APPLICATIONTYPE_NOT_SET ->
                throw RequestError.noVariant("application_type").exception();
        };
    }

    private GenerateClientSecretResponse generateSecret(RpcContext context, GenerateClientSecretRequest request) {
        ApplicationRef app = named(context, request.getProjectId(), request.getApplicationId());
        NewSecret made = applications.regenerateSecret(app, context.actor());
        return GenerateClientSecretResponse.newBuilder()
                .setClientSecret(made.secret())
                .setCreationDate(changed(made.application()))
                .build();
    }

    private CreateApplicationKeyResponse createKey(RpcContext context, CreateApplicationKeyRequest request) {
        AddedClientKey added = applications.addKey(
                named(context, request.getProjectId(), request.getApplicationId()),
                request.hasExpirationDate() ? WireTime.instant(request.getExpirationDate(), "expiration_date") : null,
                context.actor());
        return CreateApplicationKeyResponse.newBuilder()
                .setKeyId(added.keyId())
                .setCreationDate(changed(added.application()))
                .setKeyDetails(ByteString.copyFrom(added.keyFile()))
                .build();
    }

    private DeleteApplicationKeyResponse deleteKey(RpcContext context, DeleteApplicationKeyRequest request) {
        return DeleteApplicationKeyResponse.newBuilder()
                .setDeletionDate(changed(applications.removeKey(
                        named(context, request.getProjectId(), request.getApplicationId()),
                        request.getKeyId(),
                        context.actor())))
                .build();
    }

    private GetApplicationKeyResponse getKey(RpcContext context, GetApplicationKeyRequest request) {
        ApplicationRef app = queries.locateKey(request.getKeyId())
                .filter(found -> isReached(context, found))
                .orElseThrow(ApplicationError.KEY_NOT_FOUND::exception);
        ApplicationKeyView key = queries.requireKey(app, request.getKeyId());
        return GetApplicationKeyResponse.newBuilder()
                .setKeyId(key.id())
                .setCreationDate(WireTime.timestamp(key.createdAt()))
                .setExpirationDate(WireTime.timestamp(key.expiresAt()))
                .build();
    }

    private static boolean isReached(RpcContext context, ApplicationRef app) {
        return app.project().orgId().equals(context.orgId())
                && context.reach().includes(app.project().projectId());
    }

    private ListApplicationKeysResponse listKeys(RpcContext context, ListApplicationKeysRequest request) {
        String appId = request.getFiltersList().stream()
                .filter(ApplicationKeySearchFilter::hasApplicationIdFilter)
                .map(filter -> filter.getApplicationIdFilter().getApplicationId())
                .findFirst()
                .orElseThrow(() ->
                        RequestError.noVariant("filters.application_id_filter").exception());
        if (request.getFiltersCount() > 1) {
            throw RequestError.unsupported("filters").exception();
        }
        if (request.getSortingColumnValue() != 0) {
            throw RequestError.unsupported("sorting_column").exception();
        }
        ApplicationRef app = queries.locate(appId)
                .filter(found -> isReached(context, found))
                .orElseThrow(ApplicationError.NOT_FOUND::exception);
        Search search = Pages.search(List.of(), null, request.getPagination());
        Page<ApplicationKeyView> page = queries.searchKeys(app, search);
        return ListApplicationKeysResponse.newBuilder()
                .setPagination(Pages.response(page.total(), search))
                .addAllKeys(page.rows().stream()
                        .map(key -> ApplicationMapper.key(key, app))
                        .toList())
                .build();
    }

    private static CreateApplicationResponse created(AddedApplication added, OidcConfig config) {
        Compliance compliance = Compliance.of(config);
        return CreateApplicationResponse.newBuilder()
                .setApplicationId(added.appId())
                .setCreationDate(changed(added.application()))
                .setOidcConfiguration(CreateOIDCApplicationResponse.newBuilder()
                        .setClientId(added.clientId())
                        .setClientSecret(added.secret())
                        .setNonCompliant(compliance.noneCompliant())
                        .addAllComplianceProblems(OidcConfigMapper.problems(compliance)))
                .build();
    }

    private static CreateApplicationResponse created(AddedApplication added) {
        return CreateApplicationResponse.newBuilder()
                .setApplicationId(added.appId())
                .setCreationDate(changed(added.application()))
                .setApiConfiguration(CreateAPIApplicationResponse.newBuilder()
                        .setClientId(added.clientId())
                        .setClientSecret(added.secret()))
                .build();
    }

    private static ApplicationRef named(RpcContext context, String projectId, String appId) {
        return new ApplicationRef(new ProjectRef(context.orgId(), projectId), appId);
    }
}
