package dev.signet.org;

import dev.signet.kernel.DomainEvent;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** Events of an organization. */
@RegisterForReflection
public sealed interface OrgEvent extends DomainEvent {

    /** The organization was created. */
    record Added(String name) implements OrgEvent {}

    /** The organization got another name. */
    record Changed(String name) implements OrgEvent {}

    /** The organization was deactivated: its users can no longer sign in or call an API. */
    record Deactivated() implements OrgEvent {}

    /** The organization was activated again. */
    record Reactivated() implements OrgEvent {}

    /** The organization was removed with everything in it. */
    record Removed() implements OrgEvent {}

    /** A metadata entry was set; the value is in base64. */
    record MetadataSet(String key, String value) implements OrgEvent {}

    /** A metadata entry was removed. */
    record MetadataRemoved(String key) implements OrgEvent {}

    /** A domain was added; the organization has not yet proven that it owns the domain. */
    record DomainAdded(String domain) implements OrgEvent {}

    /**
     * A token was asked for that proves who owns the domain.
     *
     * @param validationType where the token is published
     * @param nonce of the token, which is a keyed digest of it
     */
    record DomainVerificationAdded(String domain, DomainProof validationType, String nonce) implements OrgEvent {}

    /** The token was not found where it has to be published. */
    record DomainVerificationFailed(String domain) implements OrgEvent {}

    /** The domain no longer belongs to the organization, or is no longer claimed by it. */
    record DomainRemoved(String domain) implements OrgEvent {}

    /** The domain is proven to belong to the organization. */
    record DomainVerified(String domain) implements OrgEvent {}

    /** The domain of the preferred login names was chosen. */
    record PrimaryDomainSet(String domain) implements OrgEvent {}
}
