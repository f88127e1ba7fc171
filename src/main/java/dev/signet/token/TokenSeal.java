package dev.signet.token;

import dev.signet.signingkey.TokenVerifier;
import dev.signet.vault.SubjectKeys;
import dev.signet.vault.VaultKeys;
import jakarta.inject.Singleton;
import java.util.Base64;
import java.util.Optional;

/**
 * Tokens that only this server reads: a prefix that tells what it is, then bytes encrypted and authenticated under a key
 * of the vault (AES-256-GCM), in base64url. An altered token is none.
 */
@Singleton
final class TokenSeal {
    private static final int MIN_SEALED_BYTES = 29;

    private final VaultKeys keys;
    private final SubjectKeys cipher;
    private final Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
    private final Base64.Decoder decoder = Base64.getUrlDecoder();

    TokenSeal(VaultKeys keys, SubjectKeys cipher) {
        this.keys = keys;
        this.cipher = cipher;
    }

    /** The two kinds; a token of one never opens as the other. */
    enum Kind {
        ACCESS_TOKEN("sga_", "access-tokens"),
        REFRESH_TOKEN("sgr_", "refresh-tokens");

        private final String prefix;
        private final String keyPurpose;

        Kind(String prefix, String keyPurpose) {
            this.prefix = prefix;
            this.keyPurpose = keyPurpose;
        }

        /** Whether a text claims to be one. */
        boolean matches(String token) {
            return token.startsWith(prefix);
        }
    }

    String seal(Kind kind, byte[] content) {
        return kind.prefix + encoder.encodeToString(cipher.encrypt(keys.key(kind.keyPurpose), content, kind.prefix));
    }

    /** What was sealed; empty for anything that was not sealed here as this kind. */
    Optional<byte[]> open(Kind kind, String token) {
        if (!kind.matches(token) || token.length() > TokenVerifier.MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            String text = token.substring(kind.prefix.length());
            byte[] sealed = decoder.decode(text);
            // The last character has spare bits: with other ones the text differs, but not the content.
            if (sealed.length < MIN_SEALED_BYTES
                    || !encoder.encodeToString(sealed).equals(text)) {
                return Optional.empty();
            }
            return Optional.of(cipher.decrypt(keys.key(kind.keyPurpose), sealed, kind.prefix));
        } catch (IllegalArgumentException | IllegalStateException e) {
            return Optional.empty();
        }
    }
}
