package dev.signet.signingkey;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the JSON objects of JOSE: headers, claims and key sets (RFC 7515 section 4). An object with a repeated member
 * is invalid, because two programs could read different values from it.
 */
public final class JoseObject {
    static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final TypeReference<Map<String, Object>> MEMBERS = new TypeReference<>() {};

    private JoseObject() {}

    /** Returns the members of the object; empty if the bytes are anything but one JSON object in UTF-8. */
    public static Optional<Map<String, Object>> read(byte[] text) {
        try {
            // Jackson returns a Java null for the JSON text null.
            return Optional.ofNullable(JSON.readValue(decoded(text), MEMBERS));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    // Decodes the bytes here, because Jackson would guess their encoding and skip a byte order mark.
    private static String decoded(byte[] text) throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text)).toString();
    }
}
