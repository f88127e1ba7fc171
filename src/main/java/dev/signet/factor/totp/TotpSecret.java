package dev.signet.factor.totp;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.bouncycastle.util.encoders.Base32;

/**
 * The secret that a person enters into an authenticator app.
 *
 * @param text the secret in base32, to be typed
 * @param uri the same as an address for a QR code, with the names that the app displays ({@code otpauth://totp/...})
 */
public record TotpSecret(String text, String uri) {

    static TotpSecret of(byte[] secret, String issuer, String account) {
        String text = Base32.toBase32String(secret).replace("=", "");
        return new TotpSecret(
                text,
                "otpauth://totp/" + encoded(issuer) + ':' + encoded(account) + "?secret=" + text + "&issuer="
                        + encoded(issuer) + "&algorithm=SHA1&digits=6&period=30");
    }

    // Apps do not decode the plus sign, by which forms encode a space.
    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Returns the text in groups of four characters, as it is displayed. */
    public String grouped() {
        return text.replaceAll("(.{4})(?=.)", "$1 ");
    }

    @Override
    public String toString() {
        return "TotpSecret[]";
    }
}
