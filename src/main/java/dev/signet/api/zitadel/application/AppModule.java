package dev.signet.api.zitadel.application;

import static dev.signet.api.zitadel.application.AppRefs.named;
import static dev.signet.api.zitadel.wire.ObjectDetailsMapper.details;

import dev.signet.api.pipeline.RpcContext;
import dev.signet.api.pipeline.RpcModule;
import dev.signet.api.pipeline.RpcRegistry;
import dev.signet.api.proto.zitadel.management.v1.DeactivateAppRequest;
import dev.signet.api.proto.zitadel.management.v1.DeactivateAppResponse;
import dev.signet.api.proto.zitadel.management.v1.GetAppByIDRequest;
import dev.signet.api.proto.zitadel.management.v1.GetAppByIDResponse;
import dev.signet.api.proto.zitadel.management.v1.ListAppChangesRequest;
import dev.signet.api.proto.zitadel.management.v1.ListAppChangesResponse;
import dev.signet.api.proto.zitadel.management.v1.ListAppsRequest;
import dev.signet.api.proto.zitadel.management.v1.ListAppsResponse;
import dev.signet.api.proto.zitadel.management.v1.ManagementServiceGrpc;
import dev.signet.api.proto.zitadel.management.v1.ReactivateAppRequest;
import dev.signet.api.proto.zitadel.management.v1.ReactivateAppResponse;
import dev.signet.api.proto.zitadel.management.v1.RemoveAppRequest;
import dev.signet.api.proto.zitadel.management.v1.RemoveAppResponse;
import dev.signet.api.proto.zitadel.management.v1.UpdateAppRequest;
import dev.signet.api.proto.zitadel.management.v1.UpdateAppResponse;
import dev.signet.api.proto.zitadel.v1.ListQuery;
import dev.signet.api.zitadel.wire.ChangeMapper;
import dev.signet.api.zitadel.wire.ListDetailsMapper;
import dev.signet.application.ApplicationCommands;
import dev.signet.application.ApplicationQueries;
import dev.signet.application.ApplicationRef;
import dev.signet.application.ApplicationView;
import dev.signet.search.Page;
import dev.signet.search.Search;
import jakarta.inject.Singleton;

/** The calls for applications of every kind. */
@Singleton
final class AppModule implements RpcModule {
    private final ApplicationCommands applications;
    private final ApplicationQueries queries;
    private final ListDetailsMapper lists;
    private final ChangeMapper changes;

    AppModule(
            ApplicationCommands applications,
            ApplicationQueries queries,
            ListDetailsMapper lists,
            ChangeMapper changes) {
        this.applications = applications;
        this.queries = queries;
        this.lists = lists;
        this.changes = changes;
    }

    @Override
    public void bind(RpcRegistry registry) {
        registry.on(ManagementServiceGrpc.getGetAppByIDMethod(), this::get)
                .on(ManagementServiceGrpc.getListAppsMethod(), this::list)
                .on(ManagementServiceGrpc.getListAppChangesMethod(), this::listChanges)
                .on(ManagementServiceGrpc.getUpdateAppMethod(), this::rename)
                .on(ManagementServiceGrpc.getDeactivateAppMethod(), this::deactivate)
                .on(ManagementServiceGrpc.getReactivateAppMethod(), this::reactivate)
                .on(ManagementServiceGrpc.getRemoveAppMethod(), this::remove);
    }

    private GetAppByIDResponse get(RpcContext context, GetAppByIDRequest request) {
        ApplicationRef app = named(context, request.getProjectId(), request.getAppId());
        return GetAppByIDResponse.newBuilder()
                .setApp(AppMapper.app(queries.require(app)))
                .build();
    }

    private ListAppsResponse list(RpcContext context, ListAppsRequest request) {
        ListQuery query = request.getQuery();
        Search search = Search.of(
                request.getQueriesList().stream().map(AppMapper::predicate).toList(),
                null,
                query.getAsc(),
                query.getOffset(),
                query.getLimit());
        Page<ApplicationView> page = queries.search(AppRefs.project(context, request.getProjectId()), search);
        return ListAppsResponse.newBuilder()
                .setDetails(lists.details(page.total()))
                .addAllResult(page.rows().stream().map(AppMapper::app).toList())
                .build();
    }

    private ListAppChangesResponse listChanges(RpcContext context, ListAppChangesRequest request) {
        ApplicationRef app = named(context, request.getProjectId(), request.getAppId());
        return ListAppChangesResponse.newBuilder()
                .addAllResult(changes.changes(app, request.getQuery()))
                .build();
    }

    private UpdateAppResponse rename(RpcContext context, UpdateAppRequest request) {
        ApplicationRef app = named(context, request.getProjectId(), request.getAppId());
        return UpdateAppResponse.newBuilder()
                .setDetails(details(applications.rename(app, request.getName(), context.actor())))
                .build();
    }

    private DeactivateAppResponse deactivate(RpcContext context, DeactivateAppRequest request) {
        ApplicationRef app = named(context, request.getProjectId(), request.getAppId());
        return DeactivateAppResponse.newBuilder()
                .setDetails(details(applications.deactivate(app, context.actor())))
                .build();
    }

    private ReactivateAppResponse reactivate(RpcContext context, ReactivateAppRequest request) {
        ApplicationRef app = named(context, request.getProjectId(), request.getAppId());
        return ReactivateAppResponse.newBuilder()
                .setDetails(details(applications.reactivate(app, context.actor())))
                .build();
    }

    private RemoveAppResponse remove(RpcContext context, RemoveAppRequest request) {
        ApplicationRef app = named(context, request.getProjectId(), request.getAppId());
        return RemoveAppResponse.newBuilder()
                .setDetails(details(applications.remove(app, context.actor())))
                .build();
    }
}
