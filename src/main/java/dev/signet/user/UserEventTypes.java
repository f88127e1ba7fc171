package dev.signet.user;

import dev.signet.eventstore.EventType;
import dev.signet.eventstore.EventTypeCatalog;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Registers the user events under the type names they are stored with. For an event that ZITADEL has too, this is
 * ZITADEL's name.
 */
@Singleton
public final class UserEventTypes implements EventTypeCatalog {
    private static final List<EventType<?>> TYPES = List.of(
            type("user.username.changed", UserEvent.UserNameChanged.class),
            type("user.locked", UserEvent.Locked.class),
            type("user.unlocked", UserEvent.Unlocked.class),
            type("user.deactivated", UserEvent.Deactivated.class),
            type("user.reactivated", UserEvent.Reactivated.class),
            type("user.suspended", UserEvent.Suspended.class),
            type("user.reinstated", UserEvent.Reinstated.class),
            type("user.removed", UserEvent.Removed.class),
            type("user.erased", UserEvent.Erased.class),
            secondRevision("user.metadata.set", UserEvent.MetadataSet.class),
            secondRevision("user.metadata.removed", UserEvent.MetadataRemoved.class),
            type("user.metadata.removed.all", UserEvent.MetadataRemovedAll.class),
            type("user.impersonated", UserEvent.Impersonated.class),
            type("user.human.added", HumanEvent.Added.class),
            type("user.human.selfregistered", HumanEvent.SelfRegistered.class),
            type("user.human.profile.changed", HumanEvent.ProfileChanged.class),
            type("user.human.email.changed", HumanEvent.EmailChanged.class),
            type("user.human.email.verified", HumanEvent.EmailVerified.class),
            type("user.human.email.verification.failed", HumanEvent.EmailVerificationFailed.class),
            type("user.human.email.code.added", HumanEvent.EmailCodeAdded.class),
            type("user.human.email.code.sent", HumanEvent.EmailCodeSent.class),
            type("user.human.phone.changed", HumanEvent.PhoneChanged.class),
            type("user.human.phone.removed", HumanEvent.PhoneRemoved.class),
            type("user.human.phone.verified", HumanEvent.PhoneVerified.class),
            type("user.human.phone.verification.failed", HumanEvent.PhoneVerificationFailed.class),
            type("user.human.phone.code.added", HumanEvent.PhoneCodeAdded.class),
            type("user.human.phone.code.sent", HumanEvent.PhoneCodeSent.class),
            type("user.human.initialization.code.added", HumanEvent.InitializationCodeAdded.class),
            type("user.human.initialization.code.sent", HumanEvent.InitializationCodeSent.class),
            type("user.human.initialization.check.succeeded", HumanEvent.InitializationCheckSucceeded.class),
            type("user.human.initialization.check.failed", HumanEvent.InitializationCheckFailed.class),
            type("user.human.avatar.added", HumanEvent.AvatarAdded.class),
            type("user.human.avatar.removed", HumanEvent.AvatarRemoved.class),
            type("user.human.password.changed", PasswordEvent.Changed.class),
            type("user.human.password.code.added", PasswordEvent.CodeAdded.class),
            type("user.human.password.code.sent", PasswordEvent.CodeSent.class),
            type("user.human.password.code.check.failed", PasswordEvent.CodeCheckFailed.class),
            type("user.human.password.check.succeeded", PasswordEvent.CheckSucceeded.class),
            type("user.human.password.check.failed", PasswordEvent.CheckFailed.class),
            type("user.human.password.hash.updated", PasswordEvent.HashUpdated.class),
            type("user.machine.added", MachineEvent.Added.class),
            type("user.machine.changed", MachineEvent.Changed.class),
            type("user.machine.key.added", MachineEvent.KeyAdded.class),
            type("user.machine.key.removed", MachineEvent.KeyRemoved.class),
            type("user.machine.secret.set", MachineEvent.SecretSet.class),
            type("user.machine.secret.updated", MachineEvent.SecretUpdated.class),
            type("user.machine.secret.removed", MachineEvent.SecretRemoved.class),
            type("user.pat.added", MachineEvent.TokenAdded.class),
            type("user.pat.removed", MachineEvent.TokenRemoved.class));

    /**
     * The events that can change whether a search finds a user: the creation, and changes of names, the e-mail address
     * or the state.
     */
    public static final Set<String> SEARCHED = Set.of(
            "user.human.added",
            "user.human.selfregistered",
            "user.machine.added",
            "user.username.changed",
            "user.human.profile.changed",
            "user.human.email.changed",
            "user.human.initialization.check.succeeded",
            "user.machine.changed",
            "user.locked",
            "user.unlocked",
            "user.deactivated",
            "user.reactivated",
            "user.suspended",
            "user.reinstated",
            "user.removed",
            "user.erased");

    @Override
    public List<EventType<?>> eventTypes() {
        return TYPES;
    }

    /**
     * Registers an event in whose revision 2 one component became part of the encrypted personal data. Stored events of
     * revision 1 need no conversion, because reading an event joins personal and other data again.
     */
    private static <E extends UserEvent> EventType<E> secondRevision(String name, Class<E> recordType) {
        return new EventType<>(UserAggregate.STREAM_TYPE, name, 2, recordType, List.of(UnaryOperator.identity()));
    }

    private static <E extends UserEvent> EventType<E> type(String name, Class<E> recordType) {
        return EventType.first(UserAggregate.STREAM_TYPE, name, recordType);
    }
}
