package dev.signet.branding;

import dev.signet.kernel.DomainEvent;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * Events of an organization's label policy, each stored under the type name that its comment begins with. The logo
 * itself is in the table {@code label_logos}.
 */
@RegisterForReflection
public sealed interface LabelPolicyEvent extends DomainEvent {

    /** {@code org.policy.label.added}. */
    record Added(LabelSettings settings) implements LabelPolicyEvent {}

    /** {@code org.policy.label.changed}: carries every setting with its value after the change. */
    record Changed(LabelSettings settings) implements LabelPolicyEvent {}

    /** {@code org.policy.label.removed}: the policy was removed with its logo. */
    record Removed() implements LabelPolicyEvent {}

    /**
     * {@code org.policy.label.logo.added}.
     *
     * @param digest SHA-256 of the image, in hexadecimal
     */
    record LogoAdded(String digest) implements LabelPolicyEvent {}

    /** {@code org.policy.label.logo.removed}. */
    record LogoRemoved() implements LabelPolicyEvent {}
}
