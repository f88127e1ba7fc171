package dev.signet.factor.totp;

import dev.signet.kernel.DomainEvent;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** Events of an authenticator app, each stored under the type name that its comment begins with. */
@RegisterForReflection
public sealed interface TotpEvent extends DomainEvent {

    /** {@code user.human.mfa.otp.added}: the person began to set up an app, which has a new secret. */
    record Added() implements TotpEvent {}

    /** {@code user.human.mfa.otp.verified}: a code of the app was right, so that it is ready to use. */
    record Verified(long step) implements TotpEvent {}

    /** {@code user.human.mfa.otp.check.succeeded}: a code was right at a sign-in and is used up. */
    record Checked(long step) implements TotpEvent {}

    /** {@code user.human.mfa.otp.removed}: the app was removed, and its secret with it. */
    record Removed() implements TotpEvent {}
}
