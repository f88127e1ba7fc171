package dev.signet.org;

import dev.signet.kernel.DomainEvent;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** What can happen to an organization. */
public sealed interface OrgEvent extends DomainEvent {

    /** It was created. */
    @RegisterForReflection
    record Added(String name) implements OrgEvent {}

    /** It got another name. */
    @RegisterForReflection
    record Changed(String name) implements OrgEvent {}

    /** Nobody of it can sign in or call an API any more. */
    @RegisterForReflection
    record Deactivated() implements OrgEvent {}

    /** It is in use again. */
    @RegisterForReflection
    record Reactivated() implements OrgEvent {}

    /** A domain was added, not yet proven. */
    @RegisterForReflection
    record DomainAdded(String domain) implements OrgEvent {}

    /** The domain belongs to the organization. */
    @RegisterForReflection
    record DomainVerified(String domain) implements OrgEvent {}

    /** The domain of preferred login names. */
    @RegisterForReflection
    record PrimaryDomainSet(String domain) implements OrgEvent {}
}
