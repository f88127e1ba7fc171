package dev.signet.branding;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The image of a logo as browsers get it. SVG is not accepted, because it can contain scripts. */
public final class LogoImage {
    /** Maximum size in bytes. */
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

    /**
     * Returns the media type, which was recognised by the first bytes of the content. The type that the sender stated
     * is ignored.
     */
    public String contentType() {
        return contentType;
    }

    /** Returns the image, at most {@link #MAX_SIZE} bytes. */
    public byte[] content() {
        return content.clone();
    }

    /**
     * Recognises PNG, JPEG and WebP images; fails with INVALID_ARGUMENT for other content and for more than
     * {@link #MAX_SIZE} bytes.
     */
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

    /** Returns the SHA-256 of the content as 64 hexadecimal characters. */
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
