package dev.signet.vault;

import java.util.Base64;

/**
 * Converts keys between DER and PEM: base64 in lines of 64 characters between a BEGIN and an END line with a label (RFC
 * 7468).
 */
public final class Pem {
    /** The label of a SubjectPublicKeyInfo. */
    public static final String PUBLIC_KEY = "PUBLIC KEY";

    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

    private Pem() {}

    public static String encode(String label, byte[] der) {
        return first(label) + '\n' + LINES.encodeToString(der) + '\n' + last(label) + '\n';
    }

    /**
     * Returns the DER bytes.
     *
     * @throws IllegalArgumentException if the text has another label or is not base64
     */
    public static byte[] decode(String label, String pem) {
        String text = pem.strip();
        String first = first(label);
        String last = last(label);
        if (!text.startsWith(first) || !text.endsWith(last) || text.length() < first.length() + last.length()) {
            throw new IllegalArgumentException("the text is not PEM with the label " + label);
        }
        return Base64.getMimeDecoder().decode(text.substring(first.length(), text.length() - last.length()));
    }

    private static String first(String label) {
        return "-----BEGIN " + label + "-----";
    }

    private static String last(String label) {
        return "-----END " + label + "-----";
    }
}
