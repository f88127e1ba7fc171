package dev.signet.signingkey;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * Verifies tokens that this instance signed (RFC 7515, 5.2; RFC 8725).
 *
 * <p>The published key determines the algorithm, and {@code alg} in the header must name the same one. {@code alg} none
 * is never accepted, and keys inside the header are never used.
 */
@Singleton
public final class TokenVerifier {
    /** Maximum length of a token that is presented as a credential, in characters. */
    public static final int MAX_LENGTH = 16_384;

    private static final int MAX_KID_LENGTH = 20;

    /**
     * Maximum number of verified tokens in each of the two generations of {@link VerifiedTokens}; a token takes about 2
     * KB of memory.
     */
    private static final int REMEMBERED = 1_000;

    private final SigningKeyRing ring;
    private final VerifiedTokens verified = new VerifiedTokens(REMEMBERED);
    private final Base64.Decoder decoder = Base64.getUrlDecoder();
    private final Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();

    TokenVerifier(SigningKeyRing ring) {
        this.ring = ring;
    }

    /**
     * Returns the token's content, or empty if it is malformed, altered, of another type or not signed by a published
     * key. Expired tokens are returned too: the caller decides whether an expired token may be used, for instance as
     * {@code id_token_hint}.
     */
    public Optional<VerifiedToken> verify(String token, TokenType expected) {
        return verify(token, expected, MAX_LENGTH);
    }

    /**
     * Verifies a token like {@link #verify(String, TokenType)}, but with another maximum length, for tokens that are
     * not presented as a credential.
     *
     * @param maxLength maximum length in characters; tokens longer than {@link #MAX_LENGTH} are not remembered
     */
    public Optional<VerifiedToken> verify(String token, TokenType expected, int maxLength) {
        int first = token.indexOf('.');
        int last = token.lastIndexOf('.');
        if (token.length() > maxLength || first <= 0 || token.indexOf('.', first + 1) != last || last == first) {
            return Optional.empty();
        }
        return decode(token.substring(0, first))
                .flatMap(JoseObject::read)
                .flatMap(header -> keyFor(header, expected))
                .flatMap(key -> Optional.ofNullable(verified.find(token, key, expected))
                        .or(() -> verify(token, first, last, key, expected)));
    }

    private Optional<VerifiedToken> verify(String token, int first, int last, VerificationKey key, TokenType expected) {
        if (!isSignedBy(key, token.substring(0, last), token.substring(last + 1))) {
            return Optional.empty();
        }
        Optional<VerifiedToken> read = decode(token.substring(first + 1, last))
                .flatMap(JoseObject::read)
                .map(claims -> new VerifiedToken(key.view().kid(), key.view().algorithm(), expected, claims));
        read.filter(valid -> token.length() <= MAX_LENGTH).ifPresent(valid -> verified.add(token, key, valid));
        return read;
    }

    private Optional<VerificationKey> keyFor(Map<String, Object> header, TokenType expected) {
        if (header.containsKey("crit")
                || !(header.get("typ") instanceof String typ && expected.matches(typ))
                || !(header.get("kid") instanceof String kid && isKid(kid))) {
            return Optional.empty();
        }
        return ring.published(kid).filter(key -> key.view().algorithm().name().equals(header.get("alg")));
    }

    private boolean isSignedBy(VerificationKey key, String signingInput, String signature) {
        return decode(signature)
                .filter(bytes -> key.verify(signingInput.getBytes(StandardCharsets.US_ASCII), bytes))
                .filter(bytes -> isCanonical(signature, bytes))
                .isPresent();
    }

    /**
     * Tells whether the text is the canonical base64url form of the bytes. The last character has unused bits; a text
     * with other values of these bits would decode to the same signature, so the token would have several forms.
     */
    private boolean isCanonical(String text, byte[] bytes) {
        return Arrays.equals(encoder.encode(bytes), text.getBytes(StandardCharsets.US_ASCII));
    }

    private Optional<byte[]> decode(String part) {
        try {
            return Optional.of(decoder.decode(part));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * Tells whether the text has the form of a key id of this server, a decimal number. Other texts are not looked up.
     */
    private static boolean isKid(String kid) {
        return !kid.isEmpty() && kid.length() <= MAX_KID_LENGTH && kid.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
