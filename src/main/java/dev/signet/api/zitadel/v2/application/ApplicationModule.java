package dev.signet.api.zitadel.v2.application;

import static dev.signet.api.zitadel.v2.wire.DetailsMapper.changed;

import dev.signet.api.dialect.RequestError;
import dev.signet.api.pipeline.RpcContext;
import dev.signet.api.pipeline.RpcModule;
import dev.signet.api.pipeline.RpcRegistry;
import dev.signet.api.proto.zitadel.application.v2.ApplicationSearchFilter;
import dev.signet.api.proto.zitadel.application.v2.ApplicationServiceGrpc;
import dev.signet.api.proto.zitadel.application.v2.DeactivateApplicationRequest;
import dev.signet.api.proto.zitadel.application.v2.DeactivateApplicationResponse;
import dev.signet.api.proto.zitadel.application.v2.DeleteApplicationRequest;
import dev.signet.api.proto.zitadel.application.v2.DeleteApplicationResponse;
import dev.signet.api.proto.zitadel.application.v2.GetApplicationRequest;
import dev.signet.api.proto.zitadel.application.v2.GetApplicationResponse;
import dev.signet.api.proto.zitadel.application.v2.ListApplicationsRequest;
import dev.signet.api.proto.zitadel.application.v2.ListApplicationsResponse;
import dev.signet.api.proto.zitadel.application.v2.ReactivateApplicationRequest;
import dev.signet.api.proto.zitadel.application.v2.ReactivateApplicationResponse;
import dev.signet.api.proto.zitadel.application.v2.UpdateApplicationRequest;
import dev.signet.api.proto.zitadel.application.v2.UpdateApplicationResponse;
import dev.signet.api.zitadel.v2.wire.Pages;
import dev.signet.api.zitadel.wire.OidcSettings;
import dev.signet.application.Application;
import dev.signet.application.ApplicationCommands;
import dev.signet.application.ApplicationError;
import dev.signet.application.ApplicationQueries;
import dev.signet.application.ApplicationRef;
import dev.signet.application.ApplicationView;
import dev.signet.application.ConfigEdit;
import dev.signet.eventstore.Loaded;
import dev.signet.project.ProjectError;
import dev.signet.project.ProjectRef;
import dev.signet.search.Page;
import dev.signet.search.Search;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Reads, changes and removes applications. */
@Singleton
final class ApplicationModule implements RpcModule {
    private final ApplicationCommands applications;
    private final ApplicationQueries queries;

    ApplicationModule(ApplicationCommands applications, ApplicationQueries queries) {
        this.applications = applications;
        this.queries = queries;
    }

    @Override
    public void bind(RpcRegistry registry) {
        registry.on(ApplicationServiceGrpc.getUpdateApplicationMethod(), this::update)
                .on(ApplicationServiceGrpc.getGetApplicationMethod(), this::get)
                .on(ApplicationServiceGrpc.getDeleteApplicationMethod(), this::delete)
                .on(ApplicationServiceGrpc.getDeactivateApplicationMethod(), this::deactivate)
                .on(ApplicationServiceGrpc.getReactivateApplicationMethod(), this::reactivate)
                .on(ApplicationServiceGrpc.getListApplicationsMethod(), this::list);
    }

    private UpdateApplicationResponse update(RpcContext context, UpdateApplicationRequest request) {
        ApplicationRef app = named(context, request.getProjectId(), request.getApplicationId());
        String name = request.getName();
        ConfigEdit config = config(request);
        if (name.isEmpty() && config == null) {
            throw RequestError.noVariant("application_type").exception();
        }
        Loaded<Application> last = applications.edit(app, name.isEmpty() ? null : name, config, context.actor());
        return UpdateApplicationResponse.newBuilder()
                .setChangeDate(changed(last))
                .build();
    }

    private GetApplicationResponse get(RpcContext context, GetApplicationRequest request) {
        ApplicationRef app = located(context, request.getApplicationId());
        return GetApplicationResponse.newBuilder()
                .setApplication(ApplicationMapper.application(queries.require(app)))
                .build();
    }

    private DeleteApplicationResponse delete(RpcContext context, DeleteApplicationRequest request) {
        return DeleteApplicationResponse.newBuilder()
                .setDeletionDate(changed(applications.remove(
                        named(context, request.getProjectId(), request.getApplicationId()), context.actor())))
                .build();
    }

    private DeactivateApplicationResponse deactivate(RpcContext context, DeactivateApplicationRequest request) {
        return DeactivateApplicationResponse.newBuilder()
                .setDeactivationDate(changed(applications.deactivate(
                        named(context, request.getProjectId(), request.getApplicationId()), context.actor())))
                .build();
    }

    private ReactivateApplicationResponse reactivate(RpcContext context, ReactivateApplicationRequest request) {
        return ReactivateApplicationResponse.newBuilder()
                .setReactivationDate(changed(applications.reactivate(
                        named(context, request.getProjectId(), request.getApplicationId()), context.actor())))
                .build();
    }

    private ListApplicationsResponse list(RpcContext context, ListApplicationsRequest request) {
        String projectId = request.getFiltersList().stream()
                .filter(ApplicationSearchFilter::hasProjectIdFilter)
                .map(filter -> filter.getProjectIdFilter().getProjectId())
                .findFirst()
                .orElseThrow(() ->
                        RequestError.noVariant("filters.project_id_filter").exception());
        if (!context.reach().includes(projectId)) {
            throw ProjectError.NOT_FOUND.exception();
        }
        Search search = Pages.search(
                request.getFiltersList().stream()
                        .map(filter -> ApplicationMapper.predicate(filter, projectId))
                        .toList(),
                ApplicationMapper.column(request.getSortingColumn()),
                request.getPagination());
        Page<ApplicationView> page = queries.search(new ProjectRef(context.orgId(), projectId), search);
        return ListApplicationsResponse.newBuilder()
                .setPagination(Pages.response(page.total(), search))
                .addAllApplications(
                        page.rows().stream().map(ApplicationMapper::application).toList())
                .build();
    }

    private static @Nullable ConfigEdit config(UpdateApplicationRequest request) {
        return switch (request.getApplicationTypeCase()) {
            case OIDC_CONFIGURATION -> OidcSettings.edit(request.getOidcConfiguration());
            case API_CONFIGURATION ->
                ApplicationMapper.config(request.getApiConfiguration().getAuthMethodType());
            case SAML_CONFIGURATION ->
                throw RequestError.unsupported("saml_configuration").exception();
            case APPLICATIONTYPE_NOT_SET -> null;
        };
    }

    /** The application with this id, in the selected organization and within reach of the caller. */
    private ApplicationRef located(RpcContext context, String appId) {
        return queries.locate(appId)
                .filter(app -> app.project().orgId().equals(context.orgId()))
                .filter(app -> context.reach().includes(app.project().projectId()))
                .orElseThrow(ApplicationError.NOT_FOUND::exception);
    }

    private static ApplicationRef named(RpcContext context, String projectId, String appId) {
        return new ApplicationRef(new ProjectRef(context.orgId(), projectId), appId);
    }
}
