package dev.signet.signingkey;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * Reads and writes the JSON of keys, headers and claims. A repeated member makes a document invalid (RFC 7515, section
 * 4).
 */
@Singleton
final class JoseJson {
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private final JsonMapper json = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    byte[] write(Object value) {
        try {
            return json.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot be written as JSON", e);
        }
    }

    /** Parses a JSON object into its members; empty when the bytes are not one valid JSON object. */
    Optional<Map<String, Object>> object(byte[] text) {
        try {
            return Optional.ofNullable(json.readValue(text, OBJECT));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    PublicJwk jwk(String text) {
        try {
            return json.readValue(text, PublicJwk.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored key is not a JWK", e);
        }
    }
}
