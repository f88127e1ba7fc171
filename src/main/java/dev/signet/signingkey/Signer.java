package dev.signet.signingkey;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.Provider;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Signs with one private key and writes the compact serialization (RFC 7515, 7.1). The header of each token type is
 * encoded in advance.
 */
final class Signer {
    private final SignaturePool pool;
    private final Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
    private final Map<TokenType, byte[]> headers = new EnumMap<>(TokenType.class);

    Signer(SigningKeyView key, PrivateKey privateKey, @Nullable Provider provider) {
        this.pool = SignaturePool.signing(key.algorithm(), privateKey, provider);
        for (TokenType type : TokenType.values()) {
            headers.put(type, header(type, key));
        }
    }

    /** Returns the signed token for a payload in UTF-8. */
    String sign(TokenType type, byte[] payload) {
        byte[] header = requireNonNull(headers.get(type));
        byte[] body = base64.encode(payload);
        byte[] input = new byte[header.length + body.length];
        System.arraycopy(header, 0, input, 0, header.length);
        System.arraycopy(body, 0, input, header.length, body.length);
        byte[] signature = base64.encode(pool.sign(input, input.length));

        byte[] token = new byte[input.length + 1 + signature.length];
        System.arraycopy(input, 0, token, 0, input.length);
        token[input.length] = '.';
        System.arraycopy(signature, 0, token, input.length + 1, signature.length);
        return new String(token, StandardCharsets.ISO_8859_1);
    }

    /**
     * Returns the encoded header with the dot after it. The values are the server's own and contain no character that
     * JSON would escape.
     */
    private byte[] header(TokenType type, SigningKeyView key) {
        String json =
                "{\"alg\":\"" + key.algorithm() + "\",\"typ\":\"" + type.typ() + "\",\"kid\":\"" + key.kid() + "\"}";
        return (base64.encodeToString(json.getBytes(StandardCharsets.UTF_8)) + '.').getBytes(StandardCharsets.US_ASCII);
    }
}
