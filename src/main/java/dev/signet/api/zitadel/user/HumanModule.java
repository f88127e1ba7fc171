package dev.signet.api.zitadel.user;

import static dev.signet.api.zitadel.wire.ObjectDetailsMapper.details;

import dev.signet.api.pipeline.RpcContext;
import dev.signet.api.pipeline.RpcModule;
import dev.signet.api.pipeline.RpcRegistry;
import dev.signet.api.proto.zitadel.management.v1.AddHumanUserRequest;
import dev.signet.api.proto.zitadel.management.v1.AddHumanUserResponse;
import dev.signet.api.proto.zitadel.management.v1.GetHumanProfileRequest;
import dev.signet.api.proto.zitadel.management.v1.GetHumanProfileResponse;
import dev.signet.api.proto.zitadel.management.v1.ImportHumanUserRequest;
import dev.signet.api.proto.zitadel.management.v1.ImportHumanUserResponse;
import dev.signet.api.proto.zitadel.management.v1.ManagementServiceGrpc;
import dev.signet.api.proto.zitadel.management.v1.RemoveHumanAvatarRequest;
import dev.signet.api.proto.zitadel.management.v1.RemoveHumanAvatarResponse;
import dev.signet.api.proto.zitadel.management.v1.UpdateHumanProfileRequest;
import dev.signet.api.proto.zitadel.management.v1.UpdateHumanProfileResponse;
import dev.signet.eventstore.Loaded;
import dev.signet.user.HumanCommands;
import dev.signet.user.Profile;
import dev.signet.user.User;
import dev.signet.user.UserCommands;
import dev.signet.user.view.UserQueries;
import dev.signet.user.view.UserView;
import jakarta.inject.Singleton;

/** Creates people and changes their profiles. */
@Singleton
final class HumanModule implements RpcModule {
    private final UserCommands users;
    private final HumanCommands humans;
    private final UserQueries queries;

    HumanModule(UserCommands users, HumanCommands humans, UserQueries queries) {
        this.users = users;
        this.humans = humans;
        this.queries = queries;
    }

    @Override
    public void bind(RpcRegistry registry) {
        registry.on(ManagementServiceGrpc.getAddHumanUserMethod(), this::add)
                .on(ManagementServiceGrpc.getImportHumanUserMethod(), this::importUser)
                .on(ManagementServiceGrpc.getGetHumanProfileMethod(), this::getProfile)
                .on(ManagementServiceGrpc.getUpdateHumanProfileMethod(), this::updateProfile)
                .on(ManagementServiceGrpc.getRemoveHumanAvatarMethod(), this::removeAvatar);
    }

    private AddHumanUserResponse add(RpcContext context, AddHumanUserRequest request) {
        Loaded<User> user = users.addHuman(context.orgId(), NewHumanMapper.added(request), context.actor());
        return AddHumanUserResponse.newBuilder()
                .setUserId(user.stream().id())
                .setDetails(details(user))
                .build();
    }

    private ImportHumanUserResponse importUser(RpcContext context, ImportHumanUserRequest request) {
        Loaded<User> user = users.addHuman(context.orgId(), NewHumanMapper.imported(request), context.actor());
        return ImportHumanUserResponse.newBuilder()
                .setUserId(user.stream().id())
                .setDetails(details(user))
                .build();
    }

    private GetHumanProfileResponse getProfile(RpcContext context, GetHumanProfileRequest request) {
        UserView user = queries.require(context.user(request.getUserId()));
        return GetHumanProfileResponse.newBuilder()
                .setDetails(details(user))
                .setProfile(UserMapper.profile(UserMapper.humanBelow(user)))
                .build();
    }

    private UpdateHumanProfileResponse updateProfile(RpcContext context, UpdateHumanProfileRequest request) {
        Profile profile = new Profile(
                request.getFirstName(),
                request.getLastName(),
                request.getNickName(),
                request.getDisplayName(),
                request.getPreferredLanguage(),
                UserMapper.gender(request.getGender(), "gender"));
        return UpdateHumanProfileResponse.newBuilder()
                .setDetails(details(humans.changeProfile(context.user(request.getUserId()), profile, context.actor())))
                .build();
    }

    private RemoveHumanAvatarResponse removeAvatar(RpcContext context, RemoveHumanAvatarRequest request) {
        return RemoveHumanAvatarResponse.newBuilder()
                .setDetails(details(humans.removeAvatar(context.user(request.getUserId()), context.actor())))
                .build();
    }
}
