package dev.signet.signingkey;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.inject.Singleton;

/** Writes keys, headers and claims as JSON, and reads stored keys. */
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

    PublicJwk jwk(String text) {
        try {
            return json.readValue(text, PublicJwk.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored key is not a JWK", e);
        }
    }
}
