package dev.signet.oidc.registration;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import dev.signet.application.ClientKey;
import dev.signet.application.RegisteredClients;
import dev.signet.oidc.jwt.ForeignKeys;
import dev.signet.vault.Pem;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Converts the {@code jwks} of a client to PEM for storage, and back (RFC 7517 section 5). */
final class ClientJwks {
    private static final int MAX_KEYS = 10;
    private static final int MAX_ID = 200;

    private ClientJwks() {}

    /** The keys that verify signatures. Encryption keys are left out, because this server does not encrypt. */
    static List<RegisteredClients.Key> read(String json) {
        List<JWK> all = parse(json).stream()
                .filter(jwk -> !KeyUse.ENCRYPTION.equals(jwk.getKeyUse()))
                .toList();
        if (all.isEmpty() || all.size() > MAX_KEYS) {
            throw MetadataDocument.invalid("jwks must have 1 to " + MAX_KEYS + " keys to verify signatures with.");
        }
        List<RegisteredClients.Key> keys = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (JWK jwk : all) {
            RegisteredClients.Key key = key(jwk);
            if (!ids.add(key.keyId())) {
                throw MetadataDocument.invalid("Every key in jwks must have a kid of its own.");
            }
            keys.add(key);
        }
        return keys;
    }

    /** The client's key as the members of a JWK. */
    static Map<String, Object> jwk(ClientKey key) {
        PublicKey publicKey = publicKey(key.publicKey());
        return switch (publicKey) {
            case RSAPublicKey rsa ->
                new RSAKey.Builder(rsa).keyID(key.keyId()).build().toJSONObject();
            case ECPublicKey ec ->
                new ECKey.Builder(Curve.P_256, ec).keyID(key.keyId()).build().toJSONObject();
            default -> {
                byte[] encoded = publicKey.getEncoded();
                byte[] x = Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
                yield new OctetKeyPair.Builder(Curve.Ed25519, Base64URL.encode(x))
                        .keyID(key.keyId())
                        .build()
                        .toJSONObject();
            }
        };
    }

    private static List<JWK> parse(String json) {
        try {
            return ForeignKeys.ofSet(json.getBytes(StandardCharsets.UTF_8));
        } catch (ParseException e) {
            throw MetadataDocument.invalid("jwks is not a JWK set.");
        }
    }

    private static RegisteredClients.Key key(JWK jwk) {
        if (jwk.isPrivate()) {
            throw MetadataDocument.invalid("jwks must contain only public keys.");
        }
        PublicKey key = ForeignKeys.of(jwk)
                .orElseThrow(() -> MetadataDocument.invalid(
                        "A key in jwks must be RSA of 2048 to 4096 bits, EC on P-256, or Ed25519."));
        return new RegisteredClients.Key(id(jwk), Pem.encode(Pem.PUBLIC_KEY, key.getEncoded()));
    }

    private static String id(JWK jwk) {
        String id = jwk.getKeyID();
        if (id == null || id.isEmpty()) {
            return thumbprint(jwk);
        }
        if (id.length() > MAX_ID || !id.chars().allMatch(c -> c > ' ' && c < '\u007f')) {
            throw MetadataDocument.invalid("A kid must have 1 to " + MAX_ID + " visible ASCII characters.");
        }
        return id;
    }

    private static String thumbprint(JWK jwk) {
        try {
            return jwk.computeThumbprint().toString();
        } catch (JOSEException e) {
            throw new IllegalStateException("SHA-256 is not available", e);
        }
    }

    private static PublicKey publicKey(String pem) {
        byte[] encoded = Pem.decode(Pem.PUBLIC_KEY, pem);
        for (String kind : List.of("RSA", "EC", "Ed25519")) {
            try {
                return KeyFactory.getInstance(kind).generatePublic(new X509EncodedKeySpec(encoded));
            } catch (GeneralSecurityException e) {
                // the key is of another kind, so the next kind is tried
            }
        }
        throw new IllegalStateException("stored key of a client cannot be read");
    }
}
