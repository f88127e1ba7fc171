package dev.signet.branding;

import dev.signet.kernel.DomainEvent;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** What can happen to an organization's label policy; the logo itself is in the table {@code label_logos}. */
public sealed interface LabelPolicyEvent extends DomainEvent {

    /** {@code org.policy.label.added}. */
    @RegisterForReflection
    record Added(LabelSettings settings) implements LabelPolicyEvent {}

    /** {@code org.policy.label.changed}: all of it as it is from now on. */
    @RegisterForReflection
    record Changed(LabelSettings settings) implements LabelPolicyEvent {}

    /** {@code org.policy.label.removed}, with its logo. */
    @RegisterForReflection
    record Removed() implements LabelPolicyEvent {}

    /**
     * {@code org.policy.label.logo.added}.
     *
     * @param digest SHA-256 of the image, in hex
     */
    @RegisterForReflection
    record LogoAdded(String digest) implements LabelPolicyEvent {}

    /** {@code org.policy.label.logo.removed}. */
    @RegisterForReflection
    record LogoRemoved() implements LabelPolicyEvent {}
}
