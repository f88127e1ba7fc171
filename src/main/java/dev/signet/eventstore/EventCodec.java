package dev.signet.eventstore;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.signet.kernel.DomainEvent;
import dev.signet.kernel.PersonalData;
import dev.signet.vault.SubjectKeys;
import jakarta.inject.Singleton;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/**
 * Converts events to rows and back. Components marked {@link PersonalData} are encrypted together into one ciphertext,
 * which is stored next to the unencrypted payload. The ciphertext is bound to the stream, version and type of the
 * event, so that it cannot be decrypted as part of another event.
 */
@Singleton
public final class EventCodec {
    private final EventTypes types;
    private final SubjectKeys subjectKeys;
    private final Map<Class<?>, List<RecordComponent>> personalComponents = new HashMap<>();
    private final ObjectMapper json = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new Jdk8Module())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.USE_DEFAULTS))
            .build();

    public EventCodec(EventTypes types, SubjectKeys subjectKeys) {
        this.types = types;
        this.subjectKeys = subjectKeys;
        types.all().forEach(type -> personalComponents.put(type.recordType(), personalOf(type.recordType())));
    }

    /**
     * An encoded event.
     *
     * @param personal the personal data, not encrypted yet; null if the event has none
     */
    record Encoded(
            EventType<?> type, String payload, @Nullable String personal) {}

    Encoded encode(DomainEvent event) {
        EventType<?> type = types.of(event);
        ObjectNode payload = json.valueToTree(event);
        ObjectNode personal = json.createObjectNode();
        for (RecordComponent component : personalOf(event)) {
            JsonNode value = payload.remove(component.getName());
            if (value != null) {
                personal.set(component.getName(), value);
            }
        }
        return new Encoded(type, write(payload), personal.isEmpty() ? null : write(personal));
    }

    byte[] encrypt(SecretKey key, String personal, StreamId stream, long version, String type) {
        return subjectKeys.encrypt(key, personal.getBytes(StandardCharsets.UTF_8), place(stream, version, type));
    }

    /**
     * Returns the event of a row.
     *
     * @param key key of the person whom the event is about; null if it was erased (components with personal data then
     * read as an empty string or as the first constant of their enum) or if the row contains no personal data
     */
    RecordedEvent<?> decode(StoredEvent row, @Nullable SecretKey key) {
        EventType<?> type = types.named(row.type());
        boolean erased = key == null && !personalOf(type).isEmpty();
        return recorded(
                row,
                row.revision() == type.revision() && !erased
                        ? read(type, text(row, key))
                        : read(type, payload(type, row, key), erased));
    }

    /**
     * Returns the unencrypted and the decrypted components as one JSON object. Joining the two texts is enough, because
     * no component is in both.
     */
    private String text(StoredEvent row, @Nullable SecretKey key) {
        String payload = row.payload();
        String personal = decrypted(row, key);
        if (personal == null) {
            return payload;
        }
        return payload.equals("{}")
                ? personal
                : payload.substring(0, payload.length() - 1) + ',' + personal.substring(1);
    }

    private @Nullable String decrypted(StoredEvent row, @Nullable SecretKey key) {
        byte[] personal = row.personal();
        if (personal == null || key == null) {
            return null;
        }
        String place = place(row.stream(), row.version(), row.type());
        return new String(subjectKeys.decrypt(key, personal, place), StandardCharsets.UTF_8);
    }

    /**
     * Returns the unencrypted and the decrypted components together, converted to the current revision of the event
     * type.
     */
    ObjectNode payload(EventType<?> type, StoredEvent row, @Nullable SecretKey key) {
        ObjectNode payload = parse(row.payload());
        String personal = decrypted(row, key);
        if (personal != null) {
            payload.setAll(parse(personal));
        }
        for (int revision = row.revision(); revision < type.revision(); revision++) {
            payload = type.upcasters().get(revision - 1).apply(payload);
        }
        return payload;
    }

    private DomainEvent read(EventType<?> type, ObjectNode payload, boolean erased) {
        if (erased) {
            for (RecordComponent component : personalOf(type)) {
                payload.put(component.getName(), erasedValue(component));
            }
        }
        try {
            return json.treeToValue(payload, type.recordType());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("event " + type.name() + " cannot be read", e);
        }
    }

    private DomainEvent read(EventType<?> type, String payload) {
        try {
            return json.readValue(payload, type.recordType());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("event " + type.name() + " cannot be read", e);
        }
    }

    private List<RecordComponent> personalOf(EventType<?> type) {
        return personalComponents.getOrDefault(type.recordType(), List.of());
    }

    private List<RecordComponent> personalOf(DomainEvent event) {
        return personalComponents.getOrDefault(event.getClass(), List.of());
    }

    private String write(ObjectNode node) {
        try {
            return json.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private ObjectNode parse(String text) {
        try {
            return (ObjectNode) json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("payload is not JSON", e);
        }
    }

    private static <E extends DomainEvent> RecordedEvent<E> recorded(StoredEvent row, E event) {
        return new RecordedEvent<>(
                row.position(), row.stream(), row.version(), row.owner(), row.actor(), row.recordedAt(), event);
    }

    private static String place(StreamId stream, long version, String type) {
        return stream.type() + '/' + stream.id() + '/' + version + '/' + type;
    }

    private static String erasedValue(RecordComponent component) {
        return component.getType().isEnum()
                ? component.getType().getEnumConstants()[0].toString()
                : "";
    }

    private static List<RecordComponent> personalOf(Class<?> recordType) {
        List<RecordComponent> components = Arrays.stream(recordType.getRecordComponents())
                .filter(component -> component.isAnnotationPresent(PersonalData.class))
                .toList();
        for (RecordComponent component : components) {
            if (component.getType() != String.class && !component.getType().isEnum()) {
                throw new IllegalStateException(
                        recordType + "." + component.getName() + ": personal data must be a String or an enum");
            }
        }
        return components;
    }
}
