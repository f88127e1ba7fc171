package dev.signet.token;

import dev.signet.signingkey.TokenVerifier;
import dev.signet.vault.VaultKeys;
import jakarta.inject.Singleton;
import java.util.Base64;
import java.util.Optional;

/**
 * Encrypts tokens that only this server reads. Such a token is a prefix that names its kind, followed by bytes in
 * base64url, encrypted and authenticated under a key of the vault (AES-256-GCM). An altered token cannot be decrypted.
 */
@Singleton
final class TokenSeal {
    private static final int MIN_SEALED_BYTES = 29;

    private final VaultKeys keys;
    private final Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
    private final Base64.Decoder decoder = Base64.getUrlDecoder();

    TokenSeal(VaultKeys keys) {
        this.keys = keys;
    }

    /** The two kinds of tokens; a token of one kind never decrypts as the other. */
    enum Kind {
        ACCESS_TOKEN("sga_", "access-tokens"),
        REFRESH_TOKEN("sgr_", "refresh-tokens");

        private final String prefix;
        private final String keyPurpose;

        Kind(String prefix, String keyPurpose) {
            this.prefix = prefix;
            this.keyPurpose = keyPurpose;
        }

        /** Tells whether a text has the prefix of this kind. */
        boolean matches(String token) {
            return token.startsWith(prefix);
        }
    }

    String seal(Kind kind, byte[] content) {
        return kind.prefix + encoder.encodeToString(keys.encrypt(kind.keyPurpose, content, kind.prefix));
    }

    /** Returns the content of a token; empty for anything that was not sealed by this server as this kind. */
    Optional<byte[]> open(Kind kind, String token) {
        if (!kind.matches(token) || token.length() > TokenVerifier.MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            String text = token.substring(kind.prefix.length());
            byte[] sealed = decoder.decode(text);
            // The last base64url character has unused bits. Other values of them would change the text but not the
            // content, so only the canonical text is accepted.
            if (sealed.length < MIN_SEALED_BYTES
                    || !encoder.encodeToString(sealed).equals(text)) {
                return Optional.empty();
            }
            return Optional.of(keys.decrypt(kind.keyPurpose, sealed, kind.prefix));
        } catch (IllegalArgumentException | IllegalStateException e) {
            return Optional.empty();
        }
    }
}
