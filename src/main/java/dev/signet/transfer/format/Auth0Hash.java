package dev.signet.transfer.format;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
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
            case "md5" -> md5(custom);
            case "sha1" -> sha(custom, "SHA");
            case "sha256", "sha512" ->
                sha(custom, custom.path("algorithm").asText().toUpperCase(Locale.ROOT));
            case "ldap" -> value.startsWith("{S") ? Optional.of(value) : Optional.empty();
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

    /** A salt must be a text without a dollar sign, because encoded hashes have it as it is. */
    private static Optional<String> md5(JsonNode custom) {
        Optional<byte[]> hash = bytes(custom.path("hash"), "hex");
        if (custom.path("salt").isMissingNode()) {
            return hash.map(HexFormat.of()::formatHex);
        }
        String salt = custom.path("salt").path("value").asText();
        boolean text = custom.path("salt").path("encoding").asText("utf8").equals("utf8");
        if (!text || salt.isEmpty() || salt.contains("$")) {
            return Optional.empty();
        }
        return hash.map(
                bytes -> "$md5salted-" + custom.path("salt").path("position").asText("prefix") + "$" + salt + "$"
                        + Base64.getEncoder().encodeToString(bytes));
    }

    /** There is no form for a salt that precedes the password. */
    private static Optional<String> sha(JsonNode custom, String scheme) {
        Optional<byte[]> hash = bytes(custom.path("hash"), "hex");
        if (custom.path("salt").isMissingNode()) {
            return hash.map(bytes -> '{' + scheme + '}' + Base64.getEncoder().encodeToString(bytes));
        }
        boolean follows = custom.path("salt").path("position").asText("prefix").equals("suffix");
        Optional<byte[]> salt = follows ? bytes(custom.path("salt")) : Optional.empty();
        if (hash.isEmpty() || salt.isEmpty()) {
            return Optional.empty();
        }
        byte[] both = Arrays.copyOf(hash.get(), hash.get().length + salt.get().length);
        System.arraycopy(salt.get(), 0, both, hash.get().length, salt.get().length);
        return Optional.of("{S" + scheme + '}' + Base64.getEncoder().encodeToString(both));
    }

    private static Optional<byte[]> bytes(JsonNode encoded) {
        return bytes(encoded, "utf8");
    }

    private static Optional<byte[]> bytes(JsonNode encoded, String usual) {
        String value = encoded.path("value").asText();
        try {
            return value.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            switch (encoded.path("encoding").asText(usual)) {
                                case "base64" -> Base64.getDecoder().decode(value);
                                case "hex" -> HexFormat.of().parseHex(value);
                                default -> value.getBytes(StandardCharsets.UTF_8);
                            });
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
