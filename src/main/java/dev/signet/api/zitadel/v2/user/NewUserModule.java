package dev.signet.api.zitadel.v2.user;

import static dev.signet.api.zitadel.v2.wire.DetailsMapper.created;
import static dev.signet.api.zitadel.v2.wire.DetailsMapper.details;

import dev.signet.access.AccessTokenType;
import dev.signet.api.dialect.RequestError;
import dev.signet.api.pipeline.RpcContext;
import dev.signet.api.pipeline.RpcModule;
import dev.signet.api.pipeline.RpcRegistry;
import dev.signet.api.proto.zitadel.user.v2.AddHumanUserRequest;
import dev.signet.api.proto.zitadel.user.v2.AddHumanUserResponse;
import dev.signet.api.proto.zitadel.user.v2.CreateUserRequest;
import dev.signet.api.proto.zitadel.user.v2.CreateUserResponse;
import dev.signet.api.proto.zitadel.user.v2.UserServiceGrpc;
import dev.signet.eventstore.Loaded;
import dev.signet.user.NewMachine;
import dev.signet.user.User;
import dev.signet.user.UserCommands;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Creates users of either kind. */
@Singleton
final class NewUserModule implements RpcModule {
    private final UserCommands users;

    NewUserModule(UserCommands users) {
        this.users = users;
    }

    @Override
    public void bind(RpcRegistry registry) {
        registry.on(UserServiceGrpc.getCreateUserMethod(), this::create)
                .on(UserServiceGrpc.getAddHumanUserMethod(), this::addHuman);
    }

    private CreateUserResponse create(RpcContext context, CreateUserRequest request) {
        NewHumans.refuse(request.getMetadataCount() > 0, "metadata");
        String userId = request.hasUserId() ? request.getUserId() : null;
        Loaded<User> created = switch (request.getUserTypeCase()) {
            case HUMAN -> {
                NewHumans.refuse(request.getHuman().getIdpLinksCount() > 0, "human.idp_links");
                NewHumans.refuse(request.getHuman().hasTotpSecret(), "human.totp_secret");
                NewHumans.refuse(request.getHuman().getMetadataCount() > 0, "human.metadata");
                yield users.addHuman(context.orgId(), NewHumans.human(request), context.actor());
            }
            case MACHINE -> users.addMachine(context.orgId(), machine(request, userId), context.actor());
            case USERTYPE_NOT_SET -> throw RequestError.noVariant("user_type").exception();
        };
        return CreateUserResponse.newBuilder()
                .setId(created.stream().id())
                .setCreationDate(created(created))
                .build();
    }

    private AddHumanUserResponse addHuman(RpcContext context, AddHumanUserRequest request) {
        NewHumans.refuse(request.getOrganization().hasOrgDomain(), "organization.org_domain");
        NewHumans.refuse(request.getIdpLinksCount() > 0, "idp_links");
        NewHumans.refuse(request.hasTotpSecret(), "totp_secret");
        NewHumans.refuse(request.getMetadataCount() > 0, "metadata");
        Loaded<User> created = users.addHuman(context.orgId(), NewHumans.human(request), context.actor());
        return AddHumanUserResponse.newBuilder()
                .setUserId(created.stream().id())
                .setDetails(details(created))
                .build();
    }

    private static NewMachine machine(CreateUserRequest request, @Nullable String userId) {
        CreateUserRequest.Machine machine = request.getMachine();
        return new NewMachine(
                userId,
                request.hasUsername() ? request.getUsername() : machine.getName(),
                machine.getName(),
                machine.getDescription(),
                switch (machine.getAccessTokenType()) {
                    case ACCESS_TOKEN_TYPE_BEARER -> AccessTokenType.BEARER;
                    case ACCESS_TOKEN_TYPE_JWT -> AccessTokenType.JWT;
                    case UNRECOGNIZED ->
                        throw RequestError.unknownValue("access_token_type").exception();
                });
    }
}
