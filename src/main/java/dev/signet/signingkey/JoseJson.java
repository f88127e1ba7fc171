package dev.signet.signingkey;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;

/**
 * Reads and writes the JSON of keys, headers and claims. A repeated member makes a document invalid (RFC 7515, section
 * 4).
 */
@Singleton
final class JoseJson {
    private final JsonMapper json = JoseObject.JSON;

    byte[] write(Object value) {
        try {
            return json.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot be written as JSON", e);
        }
    }

    /** Parses a JSON object into its members; empty when the bytes are not one valid JSON object. */
    Optional<Map<String, Object>> object(byte[] text) {
        return JoseObject.read(text);
    }

    PublicJwk jwk(String text) {
        try {
            return json.readValue(text, PublicJwk.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored key is not a JWK", e);
        }
    }
}
