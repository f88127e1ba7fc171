package dev.signet.org;

import dev.signet.eventstore.Persistent;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * State of an organization.
 *
 * @param state null before the organization was added and after it was removed
 * @param domains the domains that the organization has claimed, in lower case
 * @param metadata the digest of each metadata value by its key; no command needs the values, which may be large
 */
@RegisterForReflection // snapshots are parsed as this type
public record Org(
        String name,
        @Nullable OrgState state,
        String primaryDomain,
        Map<String, OrgDomain> domains,
        Map<String, String> metadata) {
    static final Org INITIAL = new Org("", null, "", Map.of(), Map.of());

    public Org {
        domains = Persistent.map(domains);
        metadata = Persistent.map(metadata);
    }

    Org named(String other) {
        return new Org(other, state, primaryDomain, domains, metadata);
    }

    Org in(@Nullable OrgState other) {
        return new Org(name, other, primaryDomain, domains, metadata);
    }

    Org withPrimary(String domain) {
        return new Org(name, state, domain, domains, metadata);
    }

    Org withDomain(String domain, OrgDomain standing) {
        return new Org(name, state, primaryDomain, Persistent.map(domains).plus(domain, standing), metadata);
    }

    Org withoutDomain(String domain) {
        return new Org(name, state, primaryDomain, Persistent.map(domains).minus(domain), metadata);
    }

    boolean isVerified(String domain) {
        OrgDomain standing = domains.get(domain);
        return standing != null && standing.verified();
    }

    Org withMetadata(String key, String value) {
        return new Org(
                name, state, primaryDomain, domains, Persistent.map(metadata).plus(key, digest(value)));
    }

    Org withoutMetadata(String key) {
        return new Org(
                name, state, primaryDomain, domains, Persistent.map(metadata).minus(key));
    }

    /** Whether the metadata entry with this key has this value; the value is given in base64. */
    boolean hasMetadata(String key, String value) {
        return digest(value).equals(metadata.get(key));
    }

    private static String digest(String value) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
