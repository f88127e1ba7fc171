package dev.signet.branding;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A picture as a browser gets it. No SVG: it can hold script.
 */
public final class LogoImage {
    /** In bytes. */
    public static final int MAX_SIZE = 256 * 1024;

    private static final byte[] PNG = HexFormat.of().parseHex("89504e470d0a1a0a");
    private static final byte[] JPEG = HexFormat.of().parseHex("ffd8ff");
    private static final byte[] RIFF = "RIFF".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] WEBP = "WEBP".getBytes(StandardCharsets.US_ASCII);

    private final String contentType;
    private final byte[] content;

    LogoImage(String contentType, byte[] content) {
        this.contentType = contentType;
        this.content = content.clone();
    }

    /** As the first bytes say, never as the sender says. */
    public String contentType() {
        return contentType;
    }

    /** At most {@link #MAX_SIZE} bytes. */
    public byte[] content() {
        return content.clone();
    }

    /** Recognises PNG, JPEG and WebP; others are refused with INVALID_ARGUMENT, and so are larger ones. */
    static LogoImage recognised(byte[] content) {
        if (content.length > MAX_SIZE) {
            throw LabelPolicyError.LOGO_TOO_LARGE.exception();
        }
        if (has(content, 0, PNG)) {
            return new LogoImage("image/png", content);
        }
        if (has(content, 0, JPEG)) {
            return new LogoImage("image/jpeg", content);
        }
        if (has(content, 0, RIFF) && has(content, 8, WEBP)) {
            return new LogoImage("image/webp", content);
        }
        throw LabelPolicyError.LOGO_TYPE.exception();
    }

    /** SHA-256 of the content, 64 hex characters. */
    String digest() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean has(byte[] content, int offset, byte[] mark) {
        if (content.length < offset + mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if (content[offset + i] != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
