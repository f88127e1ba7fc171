package dev.signet.api.zitadel.v2.administrator;

import static dev.signet.api.zitadel.v2.wire.DetailsMapper.changed;
import static dev.signet.api.zitadel.v2.wire.DetailsMapper.created;

import dev.signet.access.Target;
import dev.signet.api.pipeline.RpcContext;
import dev.signet.api.pipeline.RpcModule;
import dev.signet.api.pipeline.RpcRegistry;
import dev.signet.api.proto.zitadel.internal_permission.v2.CreateAdministratorRequest;
import dev.signet.api.proto.zitadel.internal_permission.v2.CreateAdministratorResponse;
import dev.signet.api.proto.zitadel.internal_permission.v2.DeleteAdministratorRequest;
import dev.signet.api.proto.zitadel.internal_permission.v2.DeleteAdministratorResponse;
import dev.signet.api.proto.zitadel.internal_permission.v2.InternalPermissionServiceGrpc;
import dev.signet.api.proto.zitadel.internal_permission.v2.ListAdministratorsRequest;
import dev.signet.api.proto.zitadel.internal_permission.v2.ListAdministratorsResponse;
import dev.signet.api.proto.zitadel.internal_permission.v2.UpdateAdministratorRequest;
import dev.signet.api.proto.zitadel.internal_permission.v2.UpdateAdministratorResponse;
import dev.signet.api.zitadel.v2.wire.Pages;
import dev.signet.membership.MemberSearch;
import dev.signet.membership.MemberView;
import dev.signet.membership.MembershipCommands;
import dev.signet.membership.MembershipRef;
import dev.signet.search.Page;
import dev.signet.search.Search;
import jakarta.inject.Singleton;

/** Administrators, which version 1 calls members. */
@Singleton
final class AdministratorModule implements RpcModule {
    private final MembershipCommands memberships;
    private final MemberSearch members;
    private final Resources resources;

    AdministratorModule(MembershipCommands memberships, MemberSearch members, Resources resources) {
        this.memberships = memberships;
        this.members = members;
        this.resources = resources;
    }

    @Override
    public void bind(RpcRegistry registry) {
        registry.on(InternalPermissionServiceGrpc.getListAdministratorsMethod(), this::list)
                .on(InternalPermissionServiceGrpc.getCreateAdministratorMethod(), this::create)
                .on(InternalPermissionServiceGrpc.getUpdateAdministratorMethod(), this::update)
                .on(InternalPermissionServiceGrpc.getDeleteAdministratorMethod(), this::delete);
    }

    private ListAdministratorsResponse list(RpcContext context, ListAdministratorsRequest request) {
        Target target = resources.named(context, request.getFiltersList());
        Search search = Pages.search(
                request.getFiltersList().stream()
                        .map(AdministratorMapper::predicate)
                        .toList(),
                AdministratorMapper.column(request.getSortingColumn()),
                request.getPagination());
        Page<MemberView> page = members.find(target, search);
        return ListAdministratorsResponse.newBuilder()
                .setPagination(Pages.response(page.total(), search))
                .addAllAdministrators(page.rows().stream()
                        .map(member -> AdministratorMapper.administrator(member, target))
                        .toList())
                .build();
    }

    private CreateAdministratorResponse create(RpcContext context, CreateAdministratorRequest request) {
        MembershipRef ref = new MembershipRef(
                resources.require(context, request.getResource(), Resources.Permission.WRITE), request.getUserId());
        return CreateAdministratorResponse.newBuilder()
                .setCreationDate(created(memberships.add(ref, request.getRolesList(), context.actor())))
                .build();
    }

    private UpdateAdministratorResponse update(RpcContext context, UpdateAdministratorRequest request) {
        MembershipRef ref = new MembershipRef(
                resources.require(context, request.getResource(), Resources.Permission.WRITE), request.getUserId());
        return UpdateAdministratorResponse.newBuilder()
                .setChangeDate(changed(memberships.change(ref, request.getRolesList(), context.actor())))
                .build();
    }

    private DeleteAdministratorResponse delete(RpcContext context, DeleteAdministratorRequest request) {
        MembershipRef ref = new MembershipRef(
                resources.require(context, request.getResource(), Resources.Permission.DELETE), request.getUserId());
        return DeleteAdministratorResponse.newBuilder()
                .setDeletionDate(changed(memberships.remove(ref, context.actor())))
                .build();
    }
}
