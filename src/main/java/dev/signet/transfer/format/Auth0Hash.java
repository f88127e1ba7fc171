package dev.signet.transfer.format;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes the field {@code custom_password_hash} of Auth0 as an encoded hash. */
final class Auth0Hash {
    private static final Pattern PBKDF2 =
            Pattern.compile("\\$(pbkdf2(?:-sha(?:1|224|256|384|512))?)\\$i=([0-9]+),l=[0-9]+\\$([^$]+)\\$([^$]+)");

    private Auth0Hash() {}

    /** Returns the encoded hash, or empty if there is none or its algorithm is not supported. */
    static Optional<String> encoded(JsonNode custom) {
        String value = custom.path("hash").path("value").asText();
        return switch (custom.path("algorithm").asText()) {
            case "bcrypt", "argon2" -> value.startsWith("$") ? Optional.of(value) : Optional.empty();
            case "pbkdf2" -> pbkdf2(value);
            case "scrypt" -> scrypt(custom);
            default -> Optional.empty();
        };
    }

    private static Optional<String> pbkdf2(String value) {
        Matcher parts = PBKDF2.matcher(value);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String identifier = parts.group(1).equals("pbkdf2-sha1") ? "pbkdf2" : parts.group(1);
        return Optional.of("$" + identifier + "$" + parts.group(2) + "$" + parts.group(3) + "$" + parts.group(4));
    }

    private static Optional<String> scrypt(JsonNode custom) {
        int cost = custom.path("cost").asInt(16384);
        Optional<byte[]> hash = bytes(custom.path("hash"));
        Optional<byte[]> salt = bytes(custom.path("salt"));
        if (hash.isEmpty() || salt.isEmpty() || Integer.bitCount(cost) != 1) {
            return Optional.empty();
        }
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return Optional.of("$scrypt$ln=" + Integer.numberOfTrailingZeros(cost)
                + ",r=" + custom.path("blockSize").asInt(8)
                + ",p=" + custom.path("parallelization").asInt(1)
                + "$" + base64.encodeToString(salt.get()) + "$" + base64.encodeToString(hash.get()));
    }

    private static Optional<byte[]> bytes(JsonNode encoded) {
        String value = encoded.path("value").asText();
        try {
            return value.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            switch (encoded.path("encoding").asText("utf8")) {
                                case "base64" -> Base64.getDecoder().decode(value);
                                case "hex" -> HexFormat.of().parseHex(value);
                                default -> value.getBytes(StandardCharsets.UTF_8);
                            });
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
