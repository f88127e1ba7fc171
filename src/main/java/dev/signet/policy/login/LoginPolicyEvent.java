package dev.signet.policy.login;

import dev.signet.kernel.DomainEvent;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** Events of a login policy, each stored under the type name that its comment begins with. */
@RegisterForReflection
public sealed interface LoginPolicyEvent extends DomainEvent {

    /** {@code policy.login.added}: an organization got a policy of its own, or the default one was set. */
    record Added(LoginSettings settings) implements LoginPolicyEvent {}

    /** {@code policy.login.changed}: the settings were replaced. */
    record Changed(LoginSettings settings) implements LoginPolicyEvent {}

    /** {@code policy.login.removed}: the policy was removed, so that the default one applies again. */
    record Removed() implements LoginPolicyEvent {}
}
