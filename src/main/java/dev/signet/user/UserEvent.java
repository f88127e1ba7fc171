package dev.signet.user;

import dev.signet.kernel.DomainEvent;
import dev.signet.kernel.PersonalData;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What happened to a user of either kind; the stored literal of each is in {@link UserEventTypes}. */
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
     * @param until when the lock ends by itself; null for one that an administrator has to lift
     */
    record Locked(LockReason reason, @Nullable Instant until) implements UserEvent {}

    /**
     * {@code user.unlocked}.
     *
     * @param state what the user returns to: ACTIVE, or INITIAL if never initialised
     */
    record Unlocked(UserState state) implements UserEvent {}

    /** {@code user.deactivated}. */
    record Deactivated() implements UserEvent {}

    /** {@code user.reactivated}. */
    record Reactivated() implements UserEvent {}

    /** {@code user.suspended}; Signet's own. */
    record Suspended() implements UserEvent {}

    /** {@code user.reinstated}; Signet's own. */
    record Reinstated() implements UserEvent {}

    /** {@code user.removed}. */
    record Removed() implements UserEvent {}

    /** {@code user.erased}; Signet's own: the subject key is gone, personal data of all events reads as empty. */
    record Erased() implements UserEvent {}

    /**
     * {@code user.metadata.set}. The key may tell as much about the person as the value; revision 1 kept it readable.
     *
     * @param value bytes in base64
     */
    record MetadataSet(
            @PersonalData String key, @PersonalData String value) implements UserEvent {}

    /** {@code user.metadata.removed}; revision 1 kept the key readable. */
    record MetadataRemoved(@PersonalData String key) implements UserEvent {}

    /** {@code user.metadata.removed.all}. */
    record MetadataRemovedAll() implements UserEvent {}

    /**
     * {@code user.impersonated}: somebody got tokens of the user.
     *
     * @param actorId who
     * @param clientId through which application
     */
    record Impersonated(String actorId, String clientId) implements UserEvent {}
}
