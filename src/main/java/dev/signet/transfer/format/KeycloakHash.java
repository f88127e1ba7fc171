package dev.signet.transfer.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** Writes a password credential of Keycloak as an encoded hash. */
final class KeycloakHash {
    private static final Map<String, String> PBKDF2 = Map.of(
            "pbkdf2", "pbkdf2",
            "pbkdf2-sha256", "pbkdf2-sha256",
            "pbkdf2-sha512", "pbkdf2-sha512");

    private KeycloakHash() {}

    /**
     * Returns the encoded hash, or empty if the algorithm is unknown or the credential is not complete.
     *
     * @param credential one of a user, with the type {@code password}
     */
    static Optional<String> encoded(JsonNode credential) {
        JsonNode parameters = embedded(credential, "credentialData");
        JsonNode secret = embedded(credential, "secretData");
        Optional<String> salt = JsonFiles.text(secret, "salt").flatMap(KeycloakHash::unpadded);
        Optional<String> hash = JsonFiles.text(secret, "value").flatMap(KeycloakHash::unpadded);
        if (salt.isEmpty() || hash.isEmpty()) {
            return Optional.empty();
        }
        String algorithm = parameters.path("algorithm").asText();
        int iterations = parameters.path("hashIterations").asInt();
        String identifier = PBKDF2.get(algorithm);
        if (identifier != null) {
            return Optional.of("$" + identifier + "$" + iterations + "$" + salt.get() + "$" + hash.get());
        }
        return algorithm.equals("argon2")
                ? argon2(parameters.path("additionalParameters"), iterations)
                        .map(head -> head + "$" + salt.get() + "$" + hash.get())
                : Optional.empty();
    }

    private static Optional<String> argon2(JsonNode parameters, int iterations) {
        String version = switch (first(parameters, "version")) {
            case "1.3", "" -> "19";
            case "1.0" -> "16";
            default -> "";
        };
        String type = first(parameters, "type");
        if (version.isEmpty() || !(type.equals("id") || type.equals("i"))) {
            return Optional.empty();
        }
        return Optional.of("$argon2" + type + "$v=" + version + "$m=" + first(parameters, "memory") + ",t=" + iterations
                + ",p=" + first(parameters, "parallelism"));
    }

    // Each additional parameter is a list of texts with one member.
    private static String first(JsonNode parameters, String name) {
        return parameters.path(name).path(0).asText();
    }

    // Both parts of a credential are texts that contain JSON.
    private static JsonNode embedded(JsonNode credential, String name) {
        try {
            return JsonFiles.MAPPER.readTree(credential.path(name).asText());
        } catch (JsonProcessingException e) {
            return JsonFiles.MAPPER.missingNode();
        }
    }

    private static Optional<String> unpadded(String base64) {
        try {
            return Optional.of(Base64.getEncoder()
                    .withoutPadding()
                    .encodeToString(Base64.getDecoder().decode(base64)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
