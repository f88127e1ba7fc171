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
 * @param metadata the digest of each metadata value by its key; no command needs the values, which may be large
 */
@RegisterForReflection // snapshots are parsed as this type
public record Org(String name, @Nullable OrgState state, String primaryDomain, Map<String, String> metadata) {
    static final Org INITIAL = new Org("", null, "", Map.of());

    public Org {
        metadata = Persistent.map(metadata);
    }

    Org named(String other) {
        return new Org(other, state, primaryDomain, metadata);
    }

    Org in(@Nullable OrgState other) {
        return new Org(name, other, primaryDomain, metadata);
    }

    Org withPrimary(String domain) {
        return new Org(name, state, domain, metadata);
    }

    Org withMetadata(String key, String value) {
        return new Org(name, state, primaryDomain, Persistent.map(metadata).plus(key, digest(value)));
    }

    Org withoutMetadata(String key) {
        return new Org(name, state, primaryDomain, Persistent.map(metadata).minus(key));
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
