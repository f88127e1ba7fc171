package dev.signet.eventstore;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signet.kernel.DomainEvent;
import dev.signet.vault.SubjectKeys;
import java.time.Instant;
import java.util.List;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** Encodes and decodes events of one catalog in their stored form, without a database and without encryption. */
public final class TestingEventCodec {
    private static final SecretKey ANY_KEY = new SecretKeySpec(new byte[32], "AES");

    private final ObjectMapper json = new ObjectMapper();
    private final EventTypes types;
    private final EventCodec codec;

    public TestingEventCodec(EventTypeCatalog catalog) {
        this.types = new EventTypes(List.of(catalog));
        this.codec = new EventCodec(types, new SubjectKeys(null, null));
    }

    /** Returns type, revision, readable components, and personal components, which are not encrypted. */
    public ObjectNode write(DomainEvent event) {
        EventCodec.Encoded encoded = codec.encode(event);
        ObjectNode stored = json.createObjectNode();
        stored.put("type", encoded.type().name());
        stored.put("revision", encoded.type().revision());
        stored.set("payload", parse(encoded.payload()));
        stored.set("personal", encoded.personal() == null ? json.createObjectNode() : parse(encoded.personal()));
        return stored;
    }

    /** Returns the event from the form that {@link #write} or an older revision of it produced. */
    public DomainEvent read(ObjectNode stored) {
        return decode(
                stored,
                ((ObjectNode) stored.get("payload")).deepCopy().setAll((ObjectNode) stored.get("personal")),
                ANY_KEY);
    }

    /** Returns the event as it reads after the person was erased. */
    public DomainEvent readErased(ObjectNode stored) {
        return decode(stored, (ObjectNode) stored.get("payload"), null);
    }

    private DomainEvent decode(ObjectNode stored, ObjectNode payload, SecretKey key) {
        String type = stored.get("type").textValue();
        return codec.decode(
                        new StoredEvent(
                                1,
                                new StreamId(types.named(type).streamType(), "1"),
                                1,
                                "owner",
                                type,
                                stored.get("revision").intValue(),
                                payload.toString(),
                                "1",
                                null,
                                "actor",
                                Instant.EPOCH),
                        key)
                .event();
    }

    private ObjectNode parse(String text) {
        try {
            return (ObjectNode) json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
