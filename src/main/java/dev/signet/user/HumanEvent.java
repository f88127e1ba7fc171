package dev.signet.user;

import dev.signet.kernel.PersonalData;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Events of a person's profile, addresses and set-up, each stored under the type name that its comment begins with. */
@RegisterForReflection
public sealed interface HumanEvent extends UserEvent {

    /**
     * {@code user.human.added}: the person was created by somebody else, for instance an administrator.
     *
     * @param orgId the person's organization, which is also the owner of the stream
     * @param phone phone number in E.164 format, or null
     * @param passwordSet whether a password hash was stored in the same transaction
     */
    record Added(
            String orgId,
            @PersonalData String userName,
            @PersonalData String firstName,
            @PersonalData String lastName,
            @PersonalData String nickName,
            @PersonalData String displayName,
            String preferredLanguage,
            @PersonalData Profile.Gender gender,
            @PersonalData String email,
            boolean emailVerified,
            @PersonalData @Nullable String phone,
            boolean phoneVerified,
            boolean passwordSet,
            boolean passwordChangeRequired)
            implements HumanEvent {

        /**
         * Tells whether the person still has to verify the e-mail address or to choose a password, and therefore starts
         * in state INITIAL.
         */
        public boolean startsInitial() {
            return !emailVerified || !passwordSet;
        }
    }

    /** {@code user.human.selfregistered}: the person registered themselves. The components are as in {@link Added}. */
    record SelfRegistered(
            String orgId,
            @PersonalData String userName,
            @PersonalData String firstName,
            @PersonalData String lastName,
            @PersonalData String nickName,
            @PersonalData String displayName,
            String preferredLanguage,
            @PersonalData Profile.Gender gender,
            @PersonalData String email,
            @PersonalData @Nullable String phone,
            boolean passwordSet)
            implements HumanEvent {}

    /** {@code user.human.profile.changed}: carries the whole profile after the change. */
    record ProfileChanged(
            @PersonalData String firstName,
            @PersonalData String lastName,
            @PersonalData String nickName,
            @PersonalData String displayName,
            String preferredLanguage,
            @PersonalData Profile.Gender gender)
            implements HumanEvent {}

    /** {@code user.human.email.changed}: the address was replaced; the new one is not verified yet. */
    record EmailChanged(@PersonalData String email) implements HumanEvent {}

    /** {@code user.human.email.verified}. */
    record EmailVerified() implements HumanEvent {}

    /** {@code user.human.email.verification.failed}: a wrong code was entered. */
    record EmailVerificationFailed() implements HumanEvent {}

    /** {@code user.human.email.code.added}: a code was created; it replaces the previous one, if any. */
    record EmailCodeAdded(String codeId, Instant expiresAt) implements HumanEvent {}

    /** {@code user.human.email.code.sent}. */
    record EmailCodeSent(String codeId) implements HumanEvent {}

    /**
     * {@code user.human.phone.changed}: the number was set or replaced. The new one is in E.164 format and not verified
     * yet.
     */
    record PhoneChanged(@PersonalData String phone) implements HumanEvent {}

    /** {@code user.human.phone.removed}. */
    record PhoneRemoved() implements HumanEvent {}

    /** {@code user.human.phone.verified}. */
    record PhoneVerified() implements HumanEvent {}

    /** {@code user.human.phone.verification.failed}: a wrong code was entered. */
    record PhoneVerificationFailed() implements HumanEvent {}

    /** {@code user.human.phone.code.added}: a code was created; it replaces the previous one, if any. */
    record PhoneCodeAdded(String codeId, Instant expiresAt) implements HumanEvent {}

    /** {@code user.human.phone.code.sent}. */
    record PhoneCodeSent(String codeId) implements HumanEvent {}

    /**
     * {@code user.human.initialization.code.added}: a code was created for a user in state INITIAL; it replaces the
     * previous one, if any.
     */
    record InitializationCodeAdded(String codeId, Instant expiresAt) implements HumanEvent {}

    /** {@code user.human.initialization.code.sent}. */
    record InitializationCodeSent(String codeId) implements HumanEvent {}

    /**
     * {@code user.human.initialization.check.succeeded}: the e-mail address is verified and there is a password. The
     * user becomes ACTIVE; a locked user does so when the lock is lifted.
     */
    record InitializationCheckSucceeded() implements HumanEvent {}

    /** {@code user.human.initialization.check.failed}: a wrong code was entered. */
    record InitializationCheckFailed() implements HumanEvent {}

    /** {@code user.human.avatar.added}: no command creates this event any more, but older event logs may contain it. */
    record AvatarAdded(@PersonalData String url) implements HumanEvent {}

    /** {@code user.human.avatar.removed}. */
    record AvatarRemoved() implements HumanEvent {}
}
