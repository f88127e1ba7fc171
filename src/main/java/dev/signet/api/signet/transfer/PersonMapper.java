package dev.signet.api.signet.transfer;

import com.google.protobuf.ByteString;
import dev.signet.api.dialect.RequestError;
import dev.signet.api.dialect.WireEnums;
import dev.signet.api.proto.signet.admin.v1.TransferredGrant;
import dev.signet.api.proto.signet.admin.v1.TransferredProfile;
import dev.signet.api.proto.signet.admin.v1.TransferredState;
import dev.signet.api.proto.signet.admin.v1.TransferredUser;
import dev.signet.transfer.NewPerson;
import dev.signet.user.NewHuman;
import dev.signet.user.NewKnownHuman;
import dev.signet.user.NewPassword;
import dev.signet.user.Profile;
import dev.signet.user.UserState;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Converts people between messages and the feature. */
final class PersonMapper {
    private PersonMapper() {}

    /** Converts a request. Refuses one with two passwords. */
    static NewPerson person(TransferredUser request) {
        NewHuman human = new NewHuman(
                request.getUserId().isEmpty() ? null : request.getUserId(),
                request.getUserName(),
                profile(request.getProfile()),
                request.getEmail().getEmail(),
                request.getEmail().getVerified(),
                request.hasPhone() ? request.getPhone().getPhone() : null,
                request.getPhone().getVerified(),
                password(request));
        Map<String, byte[]> metadata = new HashMap<>();
        for (Map.Entry<String, ByteString> entry : request.getMetadataMap().entrySet()) {
            metadata.put(entry.getKey(), entry.getValue().toByteArray());
        }
        return new NewPerson(
                new NewKnownHuman(human, metadata, state(request.getState()), request.getSendCode()),
                request.getGrantsList().stream().map(PersonMapper::grant).toList());
    }

    private static @Nullable NewPassword password(TransferredUser request) {
        String plain = request.getPassword();
        String hash = request.getPasswordHash();
        boolean changeRequired = request.getPasswordChangeRequired();
        if (!plain.isEmpty() && !hash.isEmpty()) {
            throw RequestError.excluded("password_hash", "password").exception();
        }
        if (!hash.isEmpty()) {
            return new NewPassword.Hashed(hash, changeRequired, "password_hash");
        }
        return plain.isEmpty() ? null : new NewPassword.Plain(plain, changeRequired, "password");
    }

    private static Profile profile(TransferredProfile profile) {
        return new Profile(
                profile.getFirstName(),
                profile.getLastName(),
                profile.getNickName(),
                profile.getDisplayName(),
                profile.getPreferredLanguage(),
                WireEnums.constant(profile.getGender(), "TRANSFERRED_GENDER_", Profile.Gender.class, "profile.gender"));
    }

    private static UserState state(TransferredState state) {
        return switch (state) {
            case TRANSFERRED_STATE_UNSPECIFIED, TRANSFERRED_STATE_ACTIVE, UNRECOGNIZED -> UserState.ACTIVE;
            case TRANSFERRED_STATE_INACTIVE -> UserState.INACTIVE;
            case TRANSFERRED_STATE_LOCKED -> UserState.LOCKED;
            case TRANSFERRED_STATE_SUSPENDED -> UserState.SUSPENDED;
        };
    }

    private static NewPerson.Grant grant(TransferredGrant grant) {
        return new NewPerson.Grant(grant.getProjectId(), grant.getProjectGrantId(), grant.getRoleKeysList());
    }
}
