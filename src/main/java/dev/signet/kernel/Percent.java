package dev.signet.kernel;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Decodes percent-encoding (RFC 3986 section 2.1) and refuses bytes that are not well-formed UTF-8. */
public final class Percent {
    private Percent() {}

    /**
     * Decodes the text once.
     *
     * @param plusIsSpace whether a plus sign means a space, as in query strings
     * @throws IllegalArgumentException if the encoding is broken
     */
    public static String decode(String raw, boolean plusIsSpace) {
        String text = plusIsSpace ? raw.replace('+', ' ') : raw;
        return text.indexOf('%') < 0 ? text : decodeEscapes(text);
    }

    private static String decodeEscapes(String text) {
        byte[] source = text.getBytes(StandardCharsets.UTF_8);
        byte[] target = new byte[source.length];
        int length = 0;
        for (int i = 0; i < source.length; i++) {
            if (source[i] != '%') {
                target[length++] = source[i];
            } else {
                if (i + 2 >= source.length || !isHex(source[i + 1]) || !isHex(source[i + 2])) {
                    throw new IllegalArgumentException("A percent sign is not followed by two hexadecimal digits.");
                }
                target[length++] =
                        (byte) (HexFormat.fromHexDigit(source[i + 1]) << 4 | HexFormat.fromHexDigit(source[i + 2]));
                i += 2;
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(target, 0, length))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("Percent-encoded text is not UTF-8.", e);
        }
    }

    private static boolean isHex(byte b) {
        return HexFormat.isHexDigit(b);
    }
}
