package dev.signet.org;

import java.util.List;
import java.util.Map;

/** Commands that change an organization. */
public sealed interface OrgCommand {

    /**
     * Creates the organization with a domain, which becomes the primary one. The domain counts as verified, because the
     * server assigns it.
     */
    record Add(String name, String domain) implements OrgCommand {}

    /**
     * Gives the organization another name. A domain that the server has derived from the former name is replaced.
     *
     * @param host the host of this server, which such domains end with
     * @param domain the domain that the server derives from the new name
     */
    record Rename(String name, String host, String domain) implements OrgCommand {}

    /** Deactivates the organization. */
    record Deactivate() implements OrgCommand {}

    /** Activates the organization again. */
    record Reactivate() implements OrgCommand {}

    /**
     * Removes the organization.
     *
     * @param isDefault whether it is the default organization, which cannot be removed
     */
    record Remove(boolean isDefault) implements OrgCommand {}

    /**
     * Claims a domain.
     *
     * @param verified whether it belongs to the organization without a proof, as the policy of the instance may say
     */
    record AddDomain(String domain, boolean verified) implements OrgCommand {}

    /** Asks for a token that proves who owns the domain; a former token is void. */
    record ChallengeDomain(String domain, DomainChallenge challenge) implements OrgCommand {}

    /** The token of this challenge was found where it has to be published: the domain belongs to the organization. */
    record VerifyDomain(String domain, DomainChallenge challenge) implements OrgCommand {}

    /** The token was not found. */
    record RefuseDomain(String domain) implements OrgCommand {}

    /** Builds preferred login names with this domain, which has to be verified. */
    record SetPrimaryDomain(String domain) implements OrgCommand {}

    /** Removes a domain that is not the primary one. */
    record RemoveDomain(String domain) implements OrgCommand {}

    /** Another organization has proven that it owns the domain: a claim without a proof ends. */
    record LoseDomain(String domain) implements OrgCommand {}

    /**
     * Sets metadata entries.
     *
     * @param entries values in base64 by their keys
     */
    record SetMetadata(Map<String, String> entries) implements OrgCommand {}

    /** Removes all of these metadata entries or none. */
    record RemoveMetadata(List<String> keys) implements OrgCommand {}
}
