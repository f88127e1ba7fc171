package dev.signet.user;

import dev.signet.user.code.Code;
import org.jspecify.annotations.Nullable;

/** Applies each event to the state of a user, as pure functions. */
final class UserEvolution {
    private UserEvolution() {}

    static User evolve(User user, UserEvent event) {
        if (user.erased()) {
            return user;
        }
        return switch (event) {
            case UserEvent.UserNameChanged changed -> user.withUserName(changed.userName());
            case UserEvent.Locked locked -> {
                User.Lock present = user.lock();
                UserState before = present == null ? user.state() : present.before();
                yield user.locked(new User.Lock(locked.reason(), before, locked.until()));
            }
            case UserEvent.Unlocked unlocked -> user.withState(unlocked.state());
            case UserEvent.Deactivated e -> user.withState(UserState.INACTIVE);
            case UserEvent.Reactivated e -> user.withState(UserState.ACTIVE);
            case UserEvent.Suspended e -> user.withState(UserState.SUSPENDED);
            case UserEvent.Reinstated e -> user.withState(UserState.ACTIVE);
            case UserEvent.Removed e -> user.withState(UserState.DELETED);
            case UserEvent.Erased e -> user.asErased();
            case UserEvent.MetadataSet set -> user.withMetadata(set.key(), set.value());
            case UserEvent.MetadataRemoved removed -> user.withoutMetadata(removed.key());
            case UserEvent.MetadataRemovedAll e -> user.withoutAnyMetadata();
            case UserEvent.Impersonated e -> user;
            case HumanEvent.Added added -> added(added);
            case HumanEvent.SelfRegistered registered -> registered(registered);
            case HumanEvent human -> human(user, user.requireHuman(), human);
            case PasswordEvent password -> user.with(password(user.requireHuman(), password));
            case MachineEvent.Added added ->
                User.machine(
                        added.orgId(),
                        added.userName(),
                        Machine.fresh(added.name(), added.description(), added.accessTokenType()));
            case MachineEvent machine -> user.with(machine(user.requireMachine(), machine));
        };
    }

    private static User added(HumanEvent.Added added) {
        Profile profile = new Profile(
                added.firstName(),
                added.lastName(),
                added.nickName(),
                added.displayName(),
                added.preferredLanguage(),
                added.gender());
        Human human = new Human(
                profile,
                new Human.Address(added.email(), added.emailVerified(), null),
                phone(added.phone(), added.phoneVerified()),
                null,
                added.passwordSet() ? Human.Password.NONE.changed(added.passwordChangeRequired()) : Human.Password.NONE,
                null,
                false);
        User user = User.human(added.orgId(), added.userName(), human);
        return added.startsInitial() ? user.withState(UserState.INITIAL) : user;
    }

    private static User registered(HumanEvent.SelfRegistered registered) {
        Profile profile = new Profile(
                registered.firstName(),
                registered.lastName(),
                registered.nickName(),
                registered.displayName(),
                registered.preferredLanguage(),
                registered.gender());
        Human human = new Human(
                profile,
                new Human.Address(registered.email(), false, null),
                phone(registered.phone(), false),
                null,
                registered.passwordSet() ? Human.Password.NONE.changed(false) : Human.Password.NONE,
                null,
                true);
        User user = User.human(registered.orgId(), registered.userName(), human);
        return registered.passwordSet() ? user : user.withState(UserState.INITIAL);
    }

    private static User human(User user, Human human, HumanEvent event) {
        return switch (event) {
            case HumanEvent.Added e -> user;
            case HumanEvent.SelfRegistered e -> user;
            case HumanEvent.ProfileChanged changed -> user.with(human.withProfile(profile(changed)));
            case HumanEvent.EmailChanged changed -> user.with(emailChanged(human, changed.email()));
            case HumanEvent.EmailVerified e ->
                user.with(human.withEmail(human.email().asVerified()));
            case HumanEvent.EmailVerificationFailed e -> user.with(human.withEmail(afterFailure(human.email())));
            case HumanEvent.EmailCodeAdded added ->
                user.with(human.withEmail(human.email().withCode(new Code(added.codeId(), added.expiresAt()))));
            case HumanEvent.EmailCodeSent e -> user;
            case HumanEvent.PhoneChanged changed -> user.with(human.withPhone(phone(changed.phone(), false)));
            case HumanEvent.PhoneRemoved e -> user.with(human.withPhone(null));
            case HumanEvent.PhoneVerified e ->
                user.with(human.withPhone(human.requirePhone().asVerified()));
            case HumanEvent.PhoneVerificationFailed e -> user.with(human.withPhone(afterFailure(human.requirePhone())));
            case HumanEvent.PhoneCodeAdded added ->
                user.with(human.withPhone(human.requirePhone().withCode(new Code(added.codeId(), added.expiresAt()))));
            case HumanEvent.PhoneCodeSent e -> user;
            case HumanEvent.InitializationCodeAdded added ->
                user.with(human.withInitialization(new Code(added.codeId(), added.expiresAt())));
            case HumanEvent.InitializationCodeSent e -> user;
            case HumanEvent.InitializationCheckSucceeded e -> initialised(user.with(human.withInitialization(null)));
            case HumanEvent.InitializationCheckFailed e ->
                user.with(human.withInitialization(Code.afterFailure(human.initialization())));
            case HumanEvent.AvatarAdded added -> user.with(human.withAvatar(added.url()));
            case HumanEvent.AvatarRemoved e -> user.with(human.withAvatar(null));
        };
    }

    private static Human password(Human human, PasswordEvent event) {
        Human.Password password = human.password();
        return human.withPassword(
                switch (event) {
                    case PasswordEvent.Changed changed -> password.changed(changed.changeRequired());
                    case PasswordEvent.CodeAdded added ->
                        password.withCode(new Code(added.codeId(), added.expiresAt()));
                    case PasswordEvent.CodeSent e -> password;
                    case PasswordEvent.CodeCheckFailed e -> password.withCode(Code.afterFailure(password.code()));
                    case PasswordEvent.CheckSucceeded e -> password;
                    case PasswordEvent.CheckFailed e -> password;
                    case PasswordEvent.HashUpdated e -> password;
                });
    }

    private static Machine machine(Machine machine, MachineEvent event) {
        return switch (event) {
            case MachineEvent.Added e -> machine;
            case MachineEvent.Changed changed ->
                machine.changed(changed.name(), changed.description(), changed.accessTokenType());
            case MachineEvent.KeyAdded added -> machine.withKey(added.keyId());
            case MachineEvent.KeyRemoved removed -> machine.withoutKey(removed.keyId());
            case MachineEvent.SecretSet e -> machine.withSecret(true);
            case MachineEvent.SecretUpdated e -> machine.withSecret(true);
            case MachineEvent.SecretRemoved e -> machine.withSecret(false);
            case MachineEvent.TokenAdded added -> machine.withToken(added.tokenId());
            case MachineEvent.TokenRemoved removed -> machine.withoutToken(removed.tokenId());
        };
    }

    // A reset code that was sent to the previous address must no longer be valid.
    private static Human emailChanged(Human human, String email) {
        return human.withEmail(new Human.Address(email, false, null))
                .withPassword(human.password().withCode(null));
    }

    private static User initialised(User user) {
        User.Lock lock = user.lock();
        return lock == null
                ? user.withState(UserState.ACTIVE)
                : user.locked(new User.Lock(lock.reason(), UserState.ACTIVE, lock.until()));
    }

    private static Human.Address afterFailure(Human.Address address) {
        return address.withCode(Code.afterFailure(address.code()));
    }

    private static Human.@Nullable Address phone(@Nullable String phone, boolean verified) {
        return phone == null || phone.isEmpty() ? null : new Human.Address(phone, verified, null);
    }

    private static Profile profile(HumanEvent.ProfileChanged changed) {
        return new Profile(
                changed.firstName(),
                changed.lastName(),
                changed.nickName(),
                changed.displayName(),
                changed.preferredLanguage(),
                changed.gender());
    }
}
