package dev.signet.eventstore;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signet.kernel.Actor;
import dev.signet.vault.SubjectKeys;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Encrypts the IP address and user agent of the actor who caused an event. They are personal data of the actor, so the
 * actor's key encrypts them, and they are erased with it. For an actor without a key (the server itself, or a machine
 * user for whom no key was created) they are not stored.
 */
@Singleton
public final class ClientData {
    private static final String PLACE = "client";

    private final SubjectKeys subjectKeys;
    private final ObjectMapper json = new ObjectMapper();

    public ClientData(SubjectKeys subjectKeys) {
        this.subjectKeys = subjectKeys;
    }

    byte @Nullable [] seal(Actor actor) {
        if (actor.clientIp() == null && actor.userAgent() == null) {
            return null;
        }
        ObjectNode node = json.createObjectNode();
        node.put("ip", actor.clientIp());
        node.put("userAgent", actor.userAgent());
        byte[] plain = node.toString().getBytes(StandardCharsets.UTF_8);
        return subjectKeys
                .find(actor.id())
                .map(key -> subjectKeys.encrypt(key, plain, PLACE))
                .orElse(null);
    }

    /** Decrypts what {@link #seal} encrypted. Returns null if nothing was stored or the actor was erased. */
    public @Nullable Client open(String actorId, byte @Nullable [] sealed) {
        if (sealed == null) {
            return null;
        }
        return subjectKeys
                .find(actorId)
                .map(key -> parse(subjectKeys.decrypt(key, sealed, PLACE)))
                .orElse(null);
    }

    private Client parse(byte[] plain) {
        try {
            ObjectNode node = (ObjectNode) json.readTree(new String(plain, StandardCharsets.UTF_8));
            return new Client(text(node, "ip"), text(node, "userAgent"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("client data is not JSON", e);
        }
    }

    private static @Nullable String text(ObjectNode node, String name) {
        return node.path(name).isTextual() ? node.path(name).textValue() : null;
    }

    /** Address and user agent of a request. */
    public record Client(@Nullable String ip, @Nullable String userAgent) {}
}
