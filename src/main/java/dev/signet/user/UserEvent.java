package dev.signet.user;

import dev.signet.kernel.DomainEvent;
import dev.signet.kernel.PersonalData;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Events of a user of either kind, each stored under the type name that its comment begins with. */
@RegisterForReflection
public sealed interface UserEvent extends DomainEvent
        permits UserEvent.UserNameChanged,
                UserEvent.Locked,
                UserEvent.Unlocked,
                UserEvent.Deactivated,
                UserEvent.Reactivated,
                UserEvent.Suspended,
                UserEvent.Reinstated,
                UserEvent.Removed,
                UserEvent.Erased,
                UserEvent.MetadataSet,
                UserEvent.MetadataRemoved,
                UserEvent.MetadataRemovedAll,
                UserEvent.Impersonated,
                HumanEvent,
                PasswordEvent,
                MachineEvent {

    /** {@code user.username.changed}. */
    record UserNameChanged(@PersonalData String userName) implements UserEvent {}

    /**
     * {@code user.locked}.
     *
     * @param until null for a lock that an administrator has to lift; otherwise when the first block of password checks
     * ends. Further wrong passwords block the checks for longer without another event.
     */
    record Locked(LockReason reason, @Nullable Instant until) implements UserEvent {}

    /**
     * {@code user.unlocked}.
     *
     * @param state the state that the user returns to: ACTIVE, or INITIAL if the set-up was never finished
     */
    record Unlocked(UserState state) implements UserEvent {}

    /** {@code user.deactivated}. */
    record Deactivated() implements UserEvent {}

    /** {@code user.reactivated}. */
    record Reactivated() implements UserEvent {}

    /** {@code user.suspended}, which ZITADEL does not have. */
    record Suspended() implements UserEvent {}

    /** {@code user.reinstated}, which ZITADEL does not have. */
    record Reinstated() implements UserEvent {}

    /** {@code user.removed}. */
    record Removed() implements UserEvent {}

    /**
     * {@code user.erased}, which ZITADEL does not have: the subject key is destroyed, and the personal data of all
     * events reads as empty.
     */
    record Erased() implements UserEvent {}

    /**
     * {@code user.metadata.set}. Key and value are personal data. Revision 1 of this event stored the key unencrypted.
     *
     * @param value the bytes of the value in base64
     */
    record MetadataSet(
            @PersonalData String key, @PersonalData String value) implements UserEvent {}

    /** {@code user.metadata.removed}. Revision 1 of this event stored the key unencrypted. */
    record MetadataRemoved(@PersonalData String key) implements UserEvent {}

    /** {@code user.metadata.removed.all}. */
    record MetadataRemovedAll() implements UserEvent {}

    /**
     * {@code user.impersonated}: somebody got tokens of the user by impersonation.
     *
     * @param actorId the user who got them
     * @param clientId the application that got them
     */
    record Impersonated(String actorId, String clientId) implements UserEvent {}

    /** Who or what locked a user. */
    enum LockReason {
        ADMINISTRATOR,
        PASSWORD_ATTEMPTS
    }
}
