package dev.signet.vault.password;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;

/**
 * A password as UTF-8 bytes, both as it was entered and in Unicode normalisation form NFKC. Closing overwrites the
 * bytes with zeros.
 *
 * <p>Some characters have several Unicode encodings, and keyboards differ in which one they produce. In the normal form
 * they are the same password (NIST SP 800-63B-4 section 3.1.1.2). Imported hashes may have been made from the password
 * as it was entered, the raw form.
 */
final class PasswordForms implements AutoCloseable {
    private static final int MAX_BYTES_PER_UNIT = 3;

    private final byte[] raw;
    private final byte[] normalised;

    PasswordForms(CharSequence password) {
        this.raw = utf8(password);
        this.normalised = utf8(Normalizer.normalize(password, Normalizer.Form.NFKC));
    }

    byte[] normalised() {
        return normalised;
    }

    /** Returns the distinct forms, the normal form first. */
    List<byte[]> normalisedFirst() {
        return same() ? List.of(normalised) : List.of(normalised, raw);
    }

    /** Returns the distinct forms, the raw form first. */
    List<byte[]> rawFirst() {
        return same() ? List.of(raw) : List.of(raw, normalised);
    }

    @Override
    public void close() {
        Arrays.fill(raw, (byte) 0);
        Arrays.fill(normalised, (byte) 0);
    }

    private boolean same() {
        return Arrays.equals(raw, normalised);
    }

    /** Returns the number of bytes of a text in UTF-8, counted without making a copy of it. */
    static long utf8Length(CharSequence text) {
        return text.chars().mapToLong(PasswordForms::utf8Length).sum();
    }

    private static long utf8Length(int unit) {
        if (unit < 0x80) {
            return 1;
        }
        // A character beyond the Basic Multilingual Plane takes four bytes and is a pair of surrogates: two bytes each.
        return unit < 0x800 || Character.isSurrogate((char) unit) ? 2 : 3;
    }

    private static byte[] utf8(CharSequence text) {
        ByteBuffer encoded = ByteBuffer.allocate(Math.multiplyExact(text.length(), MAX_BYTES_PER_UNIT));
        StandardCharsets.UTF_8
                .newEncoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .encode(CharBuffer.wrap(text), encoded, true);
        byte[] bytes = Arrays.copyOf(encoded.array(), encoded.position());
        Arrays.fill(encoded.array(), (byte) 0);
        return bytes;
    }
}
