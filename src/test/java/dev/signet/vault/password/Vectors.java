package dev.signet.vault.password;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;

/** Converts published test vectors to the encodings that this package reads. */
final class Vectors {
    private Vectors() {}

    /** Returns a text's UTF-8 bytes in unpadded base64. */
    static String text(String text) {
        return Base64.getEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Converts hexadecimal bytes to unpadded base64. */
    static String hex(String hex) {
        return Base64.getEncoder()
                .withoutPadding()
                .encodeToString(HexFormat.of().parseHex(hex));
    }
}
