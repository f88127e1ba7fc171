package dev.signet.vault.password;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads hashes that are a single digest and have no dollar sign: those of LDAP directories (RFC 2307), such as
 * {@code {SSHA}base64} with the salt after the digest or {@code {SHA}base64} without a salt, and MD5 as 32 hexadecimal
 * digits without a salt. ZITADEL's import accepts both.
 */
final class PlainDigests {
    private static final Pattern LDAP = Pattern.compile("(\\{(S?)SHA(256|384|512)?})(.*)", Pattern.DOTALL);
    private static final Pattern HEX_MD5 = Pattern.compile("[0-9a-fA-F]{32}");
    private static final HashBytes NO_SALT = HashBytes.of(new byte[0]);

    private PlainDigests() {}

    /**
     * Returns the hash; empty if the text has neither of the forms.
     *
     * @throws InvalidHash if it begins like an LDAP hash and is not one
     */
    static Optional<ParsedHash> parse(String encoded) {
        if (HEX_MD5.matcher(encoded).matches()) {
            byte[] digest = HexFormat.of().parseHex(encoded.toLowerCase(Locale.ROOT));
            return Optional.of(
                    new ParsedHash.Digest(ParsedHash.DigestAlgorithm.MD5, false, NO_SALT, HashBytes.of(digest)));
        }
        Matcher ldap = LDAP.matcher(encoded);
        return ldap.matches() ? Optional.of(ldap(ldap)) : Optional.empty();
    }

    private static ParsedHash ldap(Matcher parts) {
        boolean salted = !parts.group(2).isEmpty();
        ParsedHash.DigestAlgorithm algorithm = parts.group(3) == null
                ? ParsedHash.DigestAlgorithm.SHA1
                : ParsedHash.DigestAlgorithm.valueOf("SHA" + parts.group(3));
        HashText text = new HashText(parts.group(1), List.of());
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(parts.group(4));
        } catch (IllegalArgumentException e) {
            throw text.invalid("the hash is not base64");
        }
        int length = algorithm.outputLength();
        int saltLength = bytes.length - length;
        if (salted ? saltLength < 1 || saltLength > HashText.MAX_BYTES : saltLength != 0) {
            throw text.invalid("the digest has to have " + length + " bytes"
                    + (salted ? " and then a salt of 1 to " + HashText.MAX_BYTES : ""));
        }
        return new ParsedHash.Digest(
                algorithm,
                false,
                HashBytes.of(Arrays.copyOfRange(bytes, length, bytes.length)),
                HashBytes.of(Arrays.copyOf(bytes, length)));
    }
}
