package dev.signet.oidc.clientauth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import dev.signet.oidc.jwt.ForeignKeys;
import dev.signet.vault.Pem;
import java.text.ParseException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads the keys of a published key set that can verify signatures (RFC 7517 section 5). */
final class KeySet {
    private static final int MOST = 50;

    private KeySet() {}

    /**
     * The keys in PEM by id; a key without an id gets its thumbprint (RFC 7638). Omits encryption keys, private keys,
     * keys of a kind that this server does not support, and all keys after the first {@value #MOST}.
     *
     * @throws ParseException if the document is not a key set
     */
    static Map<String, String> read(byte[] json) throws ParseException {
        Map<String, String> keys = new LinkedHashMap<>();
        for (JWK jwk : ForeignKeys.ofSet(json)) {
            if (keys.size() < MOST && !KeyUse.ENCRYPTION.equals(jwk.getKeyUse())) {
                ForeignKeys.of(jwk)
                        .ifPresent(key -> keys.putIfAbsent(id(jwk), Pem.encode(Pem.PUBLIC_KEY, key.getEncoded())));
            }
        }
        return keys;
    }

    private static String id(JWK jwk) {
        String id = jwk.getKeyID();
        return id == null || id.isEmpty() ? thumbprint(jwk) : id;
    }

    private static String thumbprint(JWK jwk) {
        try {
            return jwk.computeThumbprint().toString();
        } catch (JOSEException e) {
            throw new IllegalStateException("SHA-256 is not available", e);
        }
    }
}
