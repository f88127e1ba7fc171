package dev.signet.vault.password;

import java.util.List;
import java.util.Map;

/**
 * Reads hashes of Firebase Authentication in the form that ZITADEL's import accepts:
 * {@code $firebasescrypt$ln=14,r=8$salt$hash$separator$signerKey}. The last two and the cost are the hash parameters of
 * the Firebase project. All byte strings are base64 in the standard or the URL-safe alphabet, with or without padding.
 */
record FirebaseScryptFormat() implements HashFormat {
    /** Firebase offers no higher cost. */
    private static final int MAX_LOG_N = 14;

    private static final int MAX_BLOCK_SIZE = 8;

    @Override
    public boolean recognises(String identifier) {
        return identifier.equals("firebasescrypt");
    }

    @Override
    public ParsedHash parse(HashText text) {
        text.requireFields(5, "$firebasescrypt$ln=,r=$salt$hash$separator$signerKey");
        Map<String, String> parameters = text.parameters(text.fields().get(0), List.of("ln", "r"));
        int logN = text.number("cost (ln)", parameters.getOrDefault("ln", ""), 1, MAX_LOG_N);
        int blockSize = text.number("block size (r)", parameters.getOrDefault("r", ""), 1, MAX_BLOCK_SIZE);
        HashBytes salt = text.salt(standard(text.fields().get(1)));
        HashBytes hash = text.hash(standard(text.fields().get(2)));
        HashBytes separator =
                text.bytes("salt separator", standard(text.fields().get(3)), 0);
        HashBytes signerKey = text.bytes("signer key", standard(text.fields().get(4)), 1);
        if (hash.length() != signerKey.length()) {
            throw text.invalid("the hash and the signer key do not have the same length");
        }
        return new ParsedHash.FirebaseScrypt(logN, blockSize, salt, separator, signerKey, hash);
    }

    private static String standard(String base64) {
        return base64.replace('-', '+').replace('_', '/');
    }
}
