package dev.signet.branding;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * A file of a label policy as browsers get it. Its type is recognised by the first bytes of the content; the type that
 * the sender states is ignored. SVG is not accepted, because it can contain scripts.
 */
public final class BrandAsset {
    /** Maximum size in bytes. */
    public static final int MAX_SIZE = 256 * 1024;

    /**
     * The bytes by which a type of file is recognised.
     *
     * @param offset where the mark is in the file
     */
    @SuppressWarnings("ArrayRecordComponent") // marks are never compared with each other
    private record Mark(String contentType, int offset, byte[] bytes) {
        boolean isIn(byte[] content) {
            return content.length >= offset + bytes.length
                    && Arrays.equals(content, offset, offset + bytes.length, bytes, 0, bytes.length);
        }
    }

    private static final List<Mark> IMAGES = List.of(
            new Mark("image/png", 0, HexFormat.of().parseHex("89504e470d0a1a0a")),
            new Mark("image/jpeg", 0, HexFormat.of().parseHex("ffd8ff")),
            new Mark("image/gif", 0, ascii("GIF87a")),
            new Mark("image/gif", 0, ascii("GIF89a")),
            new Mark("image/webp", 8, ascii("WEBP")));
    private static final List<Mark> FONTS = List.of(
            new Mark("font/woff2", 0, ascii("wOF2")),
            new Mark("font/woff", 0, ascii("wOFF")),
            new Mark("font/otf", 0, ascii("OTTO")),
            new Mark("font/ttf", 0, HexFormat.of().parseHex("00010000")));
    private static final byte[] RIFF = ascii("RIFF");

    private final String contentType;
    private final byte[] content;

    BrandAsset(String contentType, byte[] content) {
        this.contentType = contentType;
        this.content = content.clone();
    }

    /** Returns the media type. */
    public String contentType() {
        return contentType;
    }

    /** Returns the file, at most {@link #MAX_SIZE} bytes. */
    public byte[] content() {
        return content.clone();
    }

    /**
     * Recognises PNG, JPEG, GIF and WebP images, or WOFF2, WOFF, OpenType and TrueType fonts; fails with
     * INVALID_ARGUMENT for other content and for more than {@link #MAX_SIZE} bytes.
     */
    static BrandAsset recognised(LabelAsset asset, byte[] content) {
        if (content.length > MAX_SIZE) {
            throw LabelPolicyError.ASSET_TOO_LARGE.exception();
        }
        boolean font = asset == LabelAsset.FONT;
        return (font ? FONTS : IMAGES)
                .stream()
                        .filter(mark -> mark.isIn(content))
                        .filter(mark -> !mark.contentType().equals("image/webp") || new Mark("", 0, RIFF).isIn(content))
                        .findFirst()
                        .map(mark -> new BrandAsset(mark.contentType(), content))
                        .orElseThrow(
                                () -> (font ? LabelPolicyError.FONT_TYPE : LabelPolicyError.IMAGE_TYPE).exception());
    }

    /** Returns the SHA-256 of the content as 64 hexadecimal characters. */
    String digest() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
