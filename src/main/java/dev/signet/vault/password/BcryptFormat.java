package dev.signet.vault.password;

import java.util.Base64;
import java.util.regex.Pattern;

/**
 * Reads hashes of the form {@code $2b$12$} followed by 22 characters of salt and 31 of hash in bcrypt's own base64
 * alphabet.
 *
 * <p>The revisions 2a, 2b and 2y give the same result here, because {@link BcryptVerifier} uses only the first 72 bytes
 * of a password. 2x marks hashes of a faulty implementation and is refused.
 */
record BcryptFormat() implements HashFormat {
    static final int MIN_COST = 4;
    static final int MAX_COST = 16;

    private static final int SALT_CHARS = 22;
    private static final Pattern REVISION = Pattern.compile("2[aby]?|2x");
    private static final Pattern TWO_DIGITS = Pattern.compile("[0-9]{2}");
    private static final Pattern SALT_AND_HASH = Pattern.compile("[./A-Za-z0-9]{53}");
    private static final String BCRYPT_ALPHABET = "./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final String BASE64_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    @Override
    public boolean recognises(String identifier) {
        return REVISION.matcher(identifier).matches();
    }

    @Override
    public ParsedHash parse(HashText text) {
        if (text.identifier().length() != 2 || text.identifier().equals("2x")) {
            throw new InvalidHash("bcrypt: only the revisions 2a, 2b and 2y are supported");
        }
        text.requireFields(2, "$2b$cost$salt-and-hash");
        String costText = text.fields().get(0);
        String saltAndHash = text.fields().get(1);
        if (!TWO_DIGITS.matcher(costText).matches()) {
            throw text.invalid("the cost is not written with two digits");
        }
        String cost = costText.startsWith("0") ? costText.substring(1) : costText;
        int checkedCost = text.number("cost", cost, MIN_COST, MAX_COST);
        if (!SALT_AND_HASH.matcher(saltAndHash).matches()) {
            throw text.invalid("salt and hash are not 53 characters of bcrypt's base64 alphabet");
        }
        return new ParsedHash.Bcrypt(
                checkedCost, decode(saltAndHash.substring(0, SALT_CHARS)), decode(saltAndHash.substring(SALT_CHARS)));
    }

    private static HashBytes decode(String bcryptBase64) {
        StringBuilder standard = new StringBuilder(bcryptBase64.length());
        bcryptBase64.chars().forEach(c -> standard.append(BASE64_ALPHABET.charAt(BCRYPT_ALPHABET.indexOf(c))));
        return HashBytes.of(Base64.getDecoder().decode(standard.toString()));
    }
}
