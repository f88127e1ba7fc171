package dev.signet.user;

import dev.signet.kernel.Decision;
import dev.signet.kernel.SecretChange;
import dev.signet.user.code.Code;
import dev.signet.user.code.CodeKind;
import dev.signet.user.code.Codes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rules for the creation, profile, avatar and set-up of a person as pure functions. */
final class HumanDecider {
    private HumanDecider() {}

    static Decision<UserEvent> decide(HumanCommand command, User user) {
        Human human = user.requireHuman();
        return switch (command) {
            case HumanCommand.ChangeProfile change -> changeProfile(change.profile(), human);
            case HumanCommand.ChangeEmail change -> EmailDecider.change(change, user, human);
            case HumanCommand.VerifyEmail verify -> EmailDecider.verify(verify.check(), user, human);
            case HumanCommand.ResendEmailCode resend -> EmailDecider.resend(resend.code(), human);
            case HumanCommand.ChangePhone change -> PhoneDecider.change(change, human);
            case HumanCommand.VerifyPhone verify -> PhoneDecider.verify(verify.check(), human);
            case HumanCommand.ResendPhoneCode resend -> PhoneDecider.resend(resend.code(), human);
            case HumanCommand.RemovePhone c -> PhoneDecider.remove(human);
            case HumanCommand.RemoveAvatar c -> removeAvatar(human);
            case HumanCommand.Initialize initialize -> initialize(initialize, user, human);
            case HumanCommand.ResendInitialization resend -> resendInitialization(resend, user, human);
            case HumanCommand.RecordCodeSent sent -> recordCodeSent(sent, human);
        };
    }

    static Decision<UserEvent> add(UserCommand.AddHuman add, User absent) {
        Decision<UserEvent> created = addWithoutCodes(add);
        List<UserEvent> events = new ArrayList<>(created.events());
        List<SecretChange> secrets = new ArrayList<>(created.secrets());
        CodeKind needed = Codes.firstCodeOf(add.emailVerified(), add.passwordHash() != null, add.selfRegistered());
        issue(needed, add.code(), events, secrets);
        boolean phoneUnproven = add.phone() != null && !add.phoneVerified();
        issue(phoneUnproven ? CodeKind.PHONE : null, add.phoneCode(), events, secrets);
        return new Decision<>(events, created.claims(), secrets, null);
    }

    /** Creates a person without issuing the codes with which they would verify their addresses or finish the set-up. */
    static Decision<UserEvent> addWithoutCodes(UserCommand.AddHuman add) {
        Decision<UserEvent> created = Decision.of(add.selfRegistered() ? registered(add) : added(add));
        Decision<UserEvent> named = created.claiming(UserNames.take(add.nameScope(), add.userName()));
        return add.passwordHash() == null ? named : named.keeping(PasswordDecider.store(add.passwordHash()));
    }

    /**
     * Returns the event that finishes the set-up if the user is initial, the e-mail address is verified and there is a
     * password; otherwise an empty list.
     */
    static List<UserEvent> finishIfReady(User after) {
        Human human = after.requireHuman();
        boolean ready = after.isInitial()
                && human.email().verified()
                && human.password().isSet();
        return ready ? List.of(new HumanEvent.InitializationCheckSucceeded()) : List.of();
    }

    private static void issue(
            @Nullable CodeKind needed,
            Codes.@Nullable Issued code,
            List<UserEvent> events,
            List<SecretChange> secrets) {
        if (needed == null) {
            return;
        }
        if (code == null || code.kind() != needed) {
            throw new IllegalArgumentException("a code of kind " + needed + " is needed");
        }
        events.add(
                switch (needed) {
                    case EMAIL -> new HumanEvent.EmailCodeAdded(code.id(), code.expiresAt());
                    case PHONE -> new HumanEvent.PhoneCodeAdded(code.id(), code.expiresAt());
                    case INITIALIZATION -> new HumanEvent.InitializationCodeAdded(code.id(), code.expiresAt());
                    case PASSWORD -> throw new IllegalArgumentException("a new person needs no reset code");
                });
        secrets.addAll(code.storing());
    }

    private static UserEvent added(UserCommand.AddHuman add) {
        Profile profile = add.profile();
        return new HumanEvent.Added(
                add.orgId(),
                add.userName(),
                profile.firstName(),
                profile.lastName(),
                profile.nickName(),
                profile.displayName(),
                profile.preferredLanguage(),
                profile.gender(),
                add.email(),
                add.emailVerified(),
                add.phone(),
                add.phoneVerified(),
                add.passwordHash() != null,
                add.passwordChangeRequired());
    }

    private static UserEvent registered(UserCommand.AddHuman add) {
        Profile profile = add.profile();
        return new HumanEvent.SelfRegistered(
                add.orgId(),
                add.userName(),
                profile.firstName(),
                profile.lastName(),
                profile.nickName(),
                profile.displayName(),
                profile.preferredLanguage(),
                profile.gender(),
                add.email(),
                add.phone(),
                add.passwordHash() != null);
    }

    private static Decision<UserEvent> changeProfile(Profile profile, Human human) {
        if (profile.equals(human.profile())) {
            throw UserError.PROFILE_NOT_CHANGED.exception();
        }
        return Decision.of(new HumanEvent.ProfileChanged(
                profile.firstName(),
                profile.lastName(),
                profile.nickName(),
                profile.displayName(),
                profile.preferredLanguage(),
                profile.gender()));
    }

    private static Decision<UserEvent> removeAvatar(Human human) {
        if (human.avatarUrl() == null) {
            throw UserError.AVATAR_NOT_FOUND.exception();
        }
        return Decision.of(new HumanEvent.AvatarRemoved());
    }

    private static Decision<UserEvent> initialize(HumanCommand.Initialize initialize, User user, Human human) {
        requireInitial(user);
        Code code = CodeRules.requireUsable(human.initialization(), initialize.check());
        if (!initialize.check().matched()) {
            return CodeRules.wrong(code, CodeKind.INITIALIZATION, new HumanEvent.InitializationCheckFailed());
        }
        String hash = initialize.passwordHash();
        if (hash == null && !human.password().isSet()) {
            throw UserError.PASSWORD_REQUIRED.exception();
        }
        List<UserEvent> events = new ArrayList<>();
        List<SecretChange> secrets = new ArrayList<>(CodeRules.gone(CodeKind.INITIALIZATION));
        if (!human.email().verified()) {
            events.add(new HumanEvent.EmailVerified());
            secrets.addAll(CodeRules.gone(CodeKind.EMAIL));
        }
        if (hash != null) {
            events.add(new PasswordEvent.Changed(false));
            secrets.add(PasswordDecider.store(hash));
        }
        events.add(new HumanEvent.InitializationCheckSucceeded());
        return Decision.<UserEvent>of(events).keeping(secrets);
    }

    private static Decision<UserEvent> resendInitialization(
            HumanCommand.ResendInitialization resend, User user, Human human) {
        requireInitial(user);
        List<UserEvent> events = new ArrayList<>();
        List<SecretChange> secrets = new ArrayList<>(resend.code().replacing());
        String email = resend.email();
        if (email != null && !email.equals(human.email().value())) {
            events.add(new HumanEvent.EmailChanged(email));
            secrets.addAll(CodeRules.gone(CodeKind.EMAIL));
        }
        events.add(new HumanEvent.InitializationCodeAdded(
                resend.code().id(), resend.code().expiresAt()));
        return Decision.<UserEvent>of(events).keeping(secrets);
    }

    private static void requireInitial(User user) {
        if (user.state() == UserState.LOCKED) {
            throw UserError.LOCKED.exception();
        }
        if (user.state() != UserState.INITIAL) {
            throw UserError.ALREADY_INITIALISED.exception();
        }
    }

    private static Decision<UserEvent> recordCodeSent(HumanCommand.RecordCodeSent sent, Human human) {
        Human.Address phone = human.phone();
        Code outstanding = switch (sent.kind()) {
            case EMAIL -> human.email().code();
            case PHONE -> phone == null ? null : phone.code();
            case PASSWORD -> human.password().code();
            case INITIALIZATION -> human.initialization();
        };
        if (outstanding == null || !outstanding.id().equals(sent.codeId())) {
            return Decision.nothing();
        }
        UserEvent event = switch (sent.kind()) {
            case EMAIL -> new HumanEvent.EmailCodeSent(sent.codeId());
            case PHONE -> new HumanEvent.PhoneCodeSent(sent.codeId());
            case PASSWORD -> new PasswordEvent.CodeSent(sent.codeId());
            case INITIALIZATION -> new HumanEvent.InitializationCodeSent(sent.codeId());
        };
        return Decision.of(event).keeping(new SecretChange.Remove(sent.kind().deliveryKind(), sent.codeId()));
    }
}
