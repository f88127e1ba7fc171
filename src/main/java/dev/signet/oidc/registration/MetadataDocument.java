package dev.signet.oidc.registration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.signet.kernel.Unicode;
import dev.signet.oidc.protocol.ProtocolError;
import dev.signet.oidc.protocol.ProtocolException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A JSON object with client metadata; a member with the value null counts as absent (RFC 7591 section 2). */
final class MetadataDocument {
    private static final int MAX_LENGTH = 65_536;
    private static final int MAX_ENTRIES = 100;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final JsonNode members;

    private MetadataDocument(JsonNode members) {
        this.members = members;
    }

    static MetadataDocument parse(@Nullable String body) {
        if (body == null || body.length() > MAX_LENGTH) {
            throw invalid("The body must be a JSON object of at most 64 KiB.");
        }
        try {
            JsonNode members = JSON.readTree(body);
            if (members == null || !members.isObject()) {
                throw invalid("The body must be a JSON object.");
            }
            members.properties().forEach(member -> {
                if (!Unicode.isWellFormed(member.getKey() + member.getValue())) {
                    throw invalid("The texts in the body must not contain unpaired surrogates.");
                }
            });
            return new MetadataDocument(members);
        } catch (JsonProcessingException e) {
            throw invalid("The body is not valid JSON.");
        }
    }

    boolean has(String name) {
        return members.hasNonNull(name);
    }

    @Nullable
    String text(String name) {
        JsonNode value = members.get(name);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            throw invalid(name + " must be a string.");
        }
        return value.textValue();
    }

    /** The texts of a member that is a list; empty if the member is absent. */
    List<String> texts(String name) {
        JsonNode value = members.get(name);
        List<String> all = new ArrayList<>();
        if (value == null || value.isNull()) {
            return all;
        }
        if (!value.isArray() || value.size() > MAX_ENTRIES) {
            throw invalid(name + " must be a list of at most " + MAX_ENTRIES + " strings.");
        }
        for (JsonNode entry : value) {
            if (!entry.isTextual()) {
                throw invalid(name + " must be a list of strings.");
            }
            all.add(entry.textValue());
        }
        return all;
    }

    /** A member as JSON text; null if it is absent. */
    @Nullable
    String json(String name) {
        JsonNode value = members.get(name);
        return value == null || value.isNull() ? null : value.toString();
    }

    static ProtocolException invalid(String description) {
        return ProtocolError.INVALID_CLIENT_METADATA.because(description);
    }
}
