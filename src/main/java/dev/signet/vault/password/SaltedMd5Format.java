package dev.signet.vault.password;

import java.nio.charset.StandardCharsets;

/**
 * Reads hashes of the forms {@code $md5salted-suffix$salt$hash} and {@code $md5salted-prefix$salt$hash}, which ZITADEL's
 * import accepts: one MD5 digest of the password followed or preceded by the salt. The salt is used as it is written; the
 * hash is base64.
 */
record SaltedMd5Format() implements HashFormat {
    private static final String SUFFIX = "md5salted-suffix";
    private static final String PREFIX = "md5salted-prefix";

    @Override
    public boolean recognises(String identifier) {
        return identifier.equals(SUFFIX) || identifier.equals(PREFIX);
    }

    @Override
    public ParsedHash parse(HashText text) {
        text.requireFields(2, "$" + text.identifier() + "$salt$hash");
        byte[] salt = text.fields().get(0).getBytes(StandardCharsets.UTF_8);
        if (salt.length < 1 || salt.length > HashText.MAX_BYTES) {
            throw text.invalid("the salt has " + salt.length + " bytes, not 1 to " + HashText.MAX_BYTES);
        }
        HashBytes hash = text.hash(text.fields().get(1));
        ParsedHash.DigestAlgorithm md5 = ParsedHash.DigestAlgorithm.MD5;
        if (hash.length() != md5.outputLength()) {
            throw text.invalid("the hash has " + hash.length() + " bytes, not " + md5.outputLength());
        }
        return new ParsedHash.Digest(md5, text.identifier().equals(PREFIX), HashBytes.of(salt), hash);
    }
}
