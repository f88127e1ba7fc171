package dev.signet.api.signet.transfer;

import com.google.protobuf.ByteString;
import dev.signet.api.dialect.WireEnums;
import dev.signet.api.proto.signet.admin.v1.TransferredEmail;
import dev.signet.api.proto.signet.admin.v1.TransferredGender;
import dev.signet.api.proto.signet.admin.v1.TransferredGrant;
import dev.signet.api.proto.signet.admin.v1.TransferredPhone;
import dev.signet.api.proto.signet.admin.v1.TransferredProfile;
import dev.signet.api.proto.signet.admin.v1.TransferredState;
import dev.signet.api.proto.signet.admin.v1.TransferredUser;
import dev.signet.transfer.ExportedPerson;
import dev.signet.user.Profile;
import dev.signet.user.UserState;
import dev.signet.user.view.UserView;
import java.util.Objects;

/** Converts people into messages that can be imported. */
final class ExportMapper {
    private ExportMapper() {}

    static TransferredUser user(ExportedPerson person) {
        UserView user = person.user();
        UserView.Human human = Objects.requireNonNull(user.human(), "only people are exported");
        TransferredUser.Builder line = TransferredUser.newBuilder()
                .setUserId(user.id())
                .setUserName(user.userName())
                .setProfile(profile(human.profile()))
                .setEmail(TransferredEmail.newBuilder().setEmail(human.email()).setVerified(human.emailVerified()))
                .setState(state(person.state()));
        if (!human.phone().isEmpty()) {
            line.setPhone(TransferredPhone.newBuilder().setPhone(human.phone()).setVerified(human.phoneVerified()));
        }
        if (person.passwordHash() != null) {
            line.setPasswordHash(person.passwordHash()).setPasswordChangeRequired(human.passwordChangeRequired());
        }
        person.metadata().forEach(entry -> line.putMetadata(entry.key(), ByteString.copyFrom(entry.value())));
        person.grants()
                .forEach(grant -> line.addGrants(TransferredGrant.newBuilder()
                        .setProjectId(grant.projectId())
                        .setProjectGrantId(grant.projectGrantId())
                        .addAllRoleKeys(grant.roleKeys())));
        return line.build();
    }

    private static TransferredProfile profile(Profile profile) {
        return TransferredProfile.newBuilder()
                .setFirstName(profile.firstName())
                .setLastName(profile.lastName())
                .setNickName(profile.nickName())
                .setDisplayName(profile.displayName())
                .setPreferredLanguage(profile.preferredLanguage())
                .setGender(WireEnums.wire(profile.gender(), "TRANSFERRED_GENDER_", TransferredGender.class))
                .build();
    }

    private static TransferredState state(UserState state) {
        return switch (state) {
            case ACTIVE, INITIAL -> TransferredState.TRANSFERRED_STATE_ACTIVE;
            case INACTIVE -> TransferredState.TRANSFERRED_STATE_INACTIVE;
            case LOCKED -> TransferredState.TRANSFERRED_STATE_LOCKED;
            case SUSPENDED -> TransferredState.TRANSFERRED_STATE_SUSPENDED;
            case ABSENT, DELETED -> throw new IllegalArgumentException("nobody is exported who is " + state);
        };
    }
}
