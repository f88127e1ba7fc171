package dev.signet.vault.password;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;

/** Turns published test vectors into the encodings of this package. */
final class Vectors {
    private Vectors() {}

    /** Unpadded base64 of a text's bytes. */
    static String text(String text) {
        return Base64.getEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Unpadded base64 of hexadecimal bytes. */
    static String hex(String hex) {
        return Base64.getEncoder()
                .withoutPadding()
                .encodeToString(HexFormat.of().parseHex(hex));
    }
}
