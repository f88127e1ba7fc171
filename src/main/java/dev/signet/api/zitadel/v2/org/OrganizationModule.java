package dev.signet.api.zitadel.v2.org;

import static dev.signet.api.zitadel.v2.wire.DetailsMapper.details;

import dev.signet.api.dialect.RequestError;
import dev.signet.api.pipeline.RpcContext;
import dev.signet.api.pipeline.RpcModule;
import dev.signet.api.pipeline.RpcRegistry;
import dev.signet.api.proto.zitadel.org.v2.AddOrganizationRequest;
import dev.signet.api.proto.zitadel.org.v2.AddOrganizationResponse;
import dev.signet.api.proto.zitadel.org.v2.OrganizationServiceGrpc;
import dev.signet.api.zitadel.v2.user.NewHumans;
import dev.signet.membership.OrgFounding;
import dev.signet.membership.OrgFounding.FirstManager;
import jakarta.inject.Singleton;
import java.util.List;

/** Organizations from their creation to their removal. */
@Singleton
final class OrganizationModule implements RpcModule {
    private final OrgFounding founding;

    OrganizationModule(OrgFounding founding) {
        this.founding = founding;
    }

    @Override
    public void bind(RpcRegistry registry) {
        registry.on(OrganizationServiceGrpc.getAddOrganizationMethod(), this::add);
    }

    private AddOrganizationResponse add(RpcContext context, AddOrganizationRequest request) {
        refuse(request.hasOrganizationId(), "organization_id");
        refuse(request.hasOrgId(), "org_id");
        List<FirstManager> managers = request.getAdminsList().stream()
                .map(OrganizationModule::manager)
                .toList();
        OrgFounding.FoundedByMany founded = founding.found(request.getName(), managers, context.actor());
        AddOrganizationResponse.Builder response = AddOrganizationResponse.newBuilder()
                .setDetails(details(founded.org()))
                .setOrganizationId(founded.org().stream().id());
        for (int i = 0; i < managers.size(); i++) {
            if (managers.get(i) instanceof FirstManager.New) {
                response.addCreatedAdminsBuilder()
                        .setUserId(founded.managerIds().get(i));
            }
        }
        return response.build();
    }

    private static FirstManager manager(AddOrganizationRequest.Admin admin) {
        return switch (admin.getUserTypeCase()) {
            case USER_ID -> new FirstManager.Existing(admin.getUserId(), admin.getRolesList());
            case HUMAN -> {
                refuse(admin.getHuman().hasUserId(), "admins.human.user_id");
                refuse(admin.getHuman().hasOrganization(), "admins.human.organization");
                refuse(admin.getHuman().getMetadataCount() > 0, "admins.human.metadata");
                yield new FirstManager.New(NewHumans.human(admin.getHuman()), admin.getRolesList());
            }
            case USERTYPE_NOT_SET -> throw RequestError.noVariant("admins").exception();
        };
    }

    private static void refuse(boolean present, String field) {
        if (present) {
            throw RequestError.unsupported(field).exception();
        }
    }
}
