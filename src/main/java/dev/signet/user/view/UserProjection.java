package dev.signet.user.view;

import dev.signet.eventstore.InlineProjection;
import dev.signet.eventstore.RecordedEvent;
import dev.signet.jdbc.Writes;
import dev.signet.user.HumanEvent;
import dev.signet.user.MachineEvent;
import dev.signet.user.PasswordEvent;
import dev.signet.user.UserAggregate;
import dev.signet.user.UserEvent;
import dev.signet.user.UserState;
import jakarta.inject.Singleton;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/** Updates {@code user_view} and the tables of users' metadata, keys and personal access tokens from events. */
@Singleton
public final class UserProjection implements InlineProjection {

    @Override
    public Set<String> tables() {
        return Set.of("user_view", "user_metadata_view", "machine_key_view", "pat_view");
    }

    @Override
    public Set<String> streamTypes() {
        return Set.of(UserAggregate.STREAM_TYPE);
    }

    @Override
    public void apply(Writes transaction, RecordedEvent<?> recorded) {
        apply(transaction, List.of(recorded));
    }

    @Override
    public void apply(Writes transaction, List<? extends RecordedEvent<?>> append) {
        UserRows rows = new UserRows(transaction, append.getLast());
        for (RecordedEvent<?> recorded : append) {
            if (recorded.event() instanceof UserEvent event) {
                rows.next(recorded);
                apply(rows, event);
            }
        }
        rows.finish();
    }

    private static void apply(UserRows rows, UserEvent event) {
        switch (event) {
            case UserEvent.UserNameChanged changed -> rows.update("user_name = ?", changed.userName());
            case UserEvent.Locked locked -> rows.locked(locked.until());
            case UserEvent.Unlocked unlocked -> rows.state(unlocked.state());
            case UserEvent.Deactivated e -> rows.state(UserState.INACTIVE);
            case UserEvent.Reactivated e -> rows.state(UserState.ACTIVE);
            case UserEvent.Suspended e -> rows.state(UserState.SUSPENDED);
            case UserEvent.Reinstated e -> rows.state(UserState.ACTIVE);
            case UserEvent.Removed e -> rows.markDeleted();
            case UserEvent.Erased e -> rows.erase();
            case UserEvent.MetadataSet set ->
                rows.putMetadata(set.key(), Base64.getDecoder().decode(set.value()));
            case UserEvent.MetadataRemoved removed -> rows.removeMetadata(removed.key());
            case UserEvent.MetadataRemovedAll e -> rows.removeAllMetadata();
            case UserEvent.Impersonated e -> rows.touch();
            case HumanEvent human -> apply(rows, human);
            case PasswordEvent password -> apply(rows, password);
            case MachineEvent machine -> apply(rows, machine);
        }
    }

    private static void apply(UserRows rows, HumanEvent event) {
        switch (event) {
            case HumanEvent.Added added -> rows.insert(added);
            case HumanEvent.SelfRegistered registered -> rows.insert(registered);
            case HumanEvent.ProfileChanged changed ->
                rows.update(
                        "first_name = ?, last_name = ?, nick_name = ?, display_name = ?, preferred_language = ?,"
                                + " gender = ?",
                        changed.firstName(),
                        changed.lastName(),
                        changed.nickName(),
                        changed.displayName(),
                        changed.preferredLanguage(),
                        changed.gender());
            case HumanEvent.EmailChanged changed -> rows.update("email = ?, email_verified = false", changed.email());
            case HumanEvent.EmailVerified e -> rows.update("email_verified = true");
            case HumanEvent.PhoneChanged changed -> rows.update("phone = ?, phone_verified = false", changed.phone());
            case HumanEvent.PhoneVerified e -> rows.update("phone_verified = true");
            case HumanEvent.PhoneRemoved e -> rows.update("phone = '', phone_verified = false");
            case HumanEvent.AvatarAdded added -> rows.update("avatar_url = ?", added.url());
            case HumanEvent.AvatarRemoved e -> rows.update("avatar_url = ''");
            case HumanEvent.InitializationCheckSucceeded e -> rows.initialised();
            case HumanEvent.EmailVerificationFailed e -> rows.touch();
            case HumanEvent.EmailCodeAdded e -> rows.touch();
            case HumanEvent.EmailCodeSent e -> rows.touch();
            case HumanEvent.PhoneVerificationFailed e -> rows.touch();
            case HumanEvent.PhoneCodeAdded e -> rows.touch();
            case HumanEvent.PhoneCodeSent e -> rows.touch();
            case HumanEvent.InitializationCodeAdded e -> rows.touch();
            case HumanEvent.InitializationCodeSent e -> rows.touch();
            case HumanEvent.InitializationCheckFailed e -> rows.touch();
        }
    }

    private static void apply(UserRows rows, PasswordEvent event) {
        switch (event) {
            case PasswordEvent.Changed changed -> rows.passwordChanged(changed.changeRequired());
            case PasswordEvent.CodeAdded e -> rows.touch();
            case PasswordEvent.CodeSent e -> rows.touch();
            case PasswordEvent.CodeCheckFailed e -> rows.touch();
            case PasswordEvent.CheckSucceeded e -> rows.touch();
            case PasswordEvent.CheckFailed e -> rows.touch();
            case PasswordEvent.HashUpdated e -> rows.touch();
        }
    }

    private static void apply(UserRows rows, MachineEvent event) {
        switch (event) {
            case MachineEvent.Added added -> rows.insert(added);
            case MachineEvent.Changed changed ->
                rows.update(
                        "display_name = ?, machine_description = ?, access_token_type = ?",
                        changed.name(),
                        changed.description(),
                        changed.accessTokenType());
            case MachineEvent.KeyAdded added -> rows.addKey(added);
            case MachineEvent.KeyRemoved removed -> rows.removeKey(removed.keyId());
            case MachineEvent.SecretSet e -> rows.update("has_secret = true");
            case MachineEvent.SecretUpdated e -> rows.update("has_secret = true");
            case MachineEvent.SecretRemoved e -> rows.update("has_secret = false");
            case MachineEvent.TokenAdded added -> rows.addToken(added);
            case MachineEvent.TokenRemoved removed -> rows.removeToken(removed.tokenId());
        }
    }
}
