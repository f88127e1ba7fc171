package dev.signet.org;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/**
 * How far an organization has come in proving that a domain is its own.
 *
 * @param challenge how the organization wants to prove it; null before it has asked for a token and once it is proven
 */
@RegisterForReflection // part of the state of an organization
public record OrgDomain(boolean verified, @Nullable DomainChallenge challenge) {
    static final OrgDomain CLAIMED = new OrgDomain(false, null);
    static final OrgDomain VERIFIED = new OrgDomain(true, null);
}
