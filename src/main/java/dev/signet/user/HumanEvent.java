package dev.signet.user;

import dev.signet.kernel.PersonalData;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What happened to a person's profile, addresses and set-up. */
public sealed interface HumanEvent extends UserEvent {

    /**
     * {@code user.human.added}: created by somebody else.
     *
     * @param orgId the organization; the same as the owner of the stream
     * @param phone E.164, or null
     * @param passwordSet whether a hash was stored with it
     */
    record Added(
            String orgId,
            @PersonalData String userName,
            @PersonalData String firstName,
            @PersonalData String lastName,
            @PersonalData String nickName,
            @PersonalData String displayName,
            String preferredLanguage,
            @PersonalData Gender gender,
            @PersonalData String email,
            boolean emailVerified,
            @PersonalData @Nullable String phone,
            boolean phoneVerified,
            boolean passwordSet,
            boolean passwordChangeRequired)
            implements HumanEvent {

        /** Whether the person still has to prove the address or to choose a password. */
        boolean startsInitial() {
            return !emailVerified || !passwordSet;
        }
    }

    /** {@code user.human.selfregistered}: created by the person; components as in {@link Added}. */
    record SelfRegistered(
            String orgId,
            @PersonalData String userName,
            @PersonalData String firstName,
            @PersonalData String lastName,
            @PersonalData String nickName,
            @PersonalData String displayName,
            String preferredLanguage,
            @PersonalData Gender gender,
            @PersonalData String email,
            @PersonalData @Nullable String phone,
            boolean passwordSet)
            implements HumanEvent {}

    /** {@code user.human.profile.changed}: the whole profile as it is from now on. */
    record ProfileChanged(
            @PersonalData String firstName,
            @PersonalData String lastName,
            @PersonalData String nickName,
            @PersonalData String displayName,
            String preferredLanguage,
            @PersonalData Gender gender)
            implements HumanEvent {}

    /** {@code user.human.email.changed}: another address, not verified yet. */
    record EmailChanged(@PersonalData String email) implements HumanEvent {}

    /** {@code user.human.email.verified}. */
    record EmailVerified() implements HumanEvent {}

    /** {@code user.human.email.verification.failed}: a wrong code. */
    record EmailVerificationFailed() implements HumanEvent {}

    /** {@code user.human.email.code.added}: replaces a former code. */
    record EmailCodeAdded(String codeId, Instant expiresAt) implements HumanEvent {}

    /** {@code user.human.email.code.sent}. */
    record EmailCodeSent(String codeId) implements HumanEvent {}

    /** {@code user.human.phone.changed}: another number in E.164, not verified yet. */
    record PhoneChanged(@PersonalData String phone) implements HumanEvent {}

    /** {@code user.human.phone.removed}. */
    record PhoneRemoved() implements HumanEvent {}

    /** {@code user.human.phone.verified}. */
    record PhoneVerified() implements HumanEvent {}

    /** {@code user.human.phone.verification.failed}: a wrong code. */
    record PhoneVerificationFailed() implements HumanEvent {}

    /** {@code user.human.phone.code.added}: replaces a former code. */
    record PhoneCodeAdded(String codeId, Instant expiresAt) implements HumanEvent {}

    /** {@code user.human.phone.code.sent}. */
    record PhoneCodeSent(String codeId) implements HumanEvent {}

    /** {@code user.human.initialization.code.added}: the user is in state INITIAL; replaces a former code. */
    record InitializationCodeAdded(String codeId, Instant expiresAt) implements HumanEvent {}

    /** {@code user.human.initialization.code.sent}. */
    record InitializationCodeSent(String codeId) implements HumanEvent {}

    /** {@code user.human.initialization.check.succeeded}: address and password are there; the user is ACTIVE. */
    record InitializationCheckSucceeded() implements HumanEvent {}

    /** {@code user.human.initialization.check.failed}: a wrong code. */
    record InitializationCheckFailed() implements HumanEvent {}

    /** {@code user.human.avatar.added}. */
    record AvatarAdded(@PersonalData String url) implements HumanEvent {}

    /** {@code user.human.avatar.removed}. */
    record AvatarRemoved() implements HumanEvent {}
}
