package dev.signet.factor.recovery;

import dev.signet.kernel.DomainEvent;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** Events of recovery codes, each stored under the type name that its comment begins with. */
@RegisterForReflection
public sealed interface RecoveryEvent extends DomainEvent {

    /** {@code user.human.mfa.recoverycode.added}: the person got new codes, which are numbered from 0. */
    record Added(int codes) implements RecoveryEvent {}

    /** {@code user.human.mfa.recoverycode.check.succeeded}: the code with this number was used at a sign-in. */
    record Used(int number) implements RecoveryEvent {}

    /** {@code user.human.mfa.recoverycode.removed}: all codes were removed. */
    record Removed() implements RecoveryEvent {}
}
