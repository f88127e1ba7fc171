package dev.signet.oidc.dpop;

import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.signet.oidc.jwt.ForeignJwt;
import dev.signet.signingkey.SigningAlgorithm;
import java.security.Provider;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One DPoP proof and the checks that need no state of this server. The steps are numbered as in RFC 9449 section 4.3;
 * {@link DpopProofs} checks the nonce (step 10) and whether the proof was used before.
 */
final class DpopProof {
    private static final int MAX_LENGTH = 8_192;
    private static final String TYPE = "dpop+jwt";

    private final SignedJWT jwt;
    private final ProofKey key;
    private final JWTClaimsSet claims;

    private DpopProof(ForeignJwt jwt, ProofKey key) {
        this.jwt = jwt.signed();
        this.key = key;
        this.claims = jwt.claims();
    }

    /** Steps 1 to 7: reads a proof and checks its form and signature. */
    static DpopProof read(List<String> headers, List<SigningAlgorithm> accepted, @Nullable Provider provider) {
        ForeignJwt jwt = parse(single(headers));
        checkType(jwt.header());
        SigningAlgorithm algorithm = checkAlgorithm(jwt.header(), accepted);
        DpopProof proof = new DpopProof(jwt, checkKey(jwt.header(), algorithm));
        proof.checkSignature(provider);
        return proof;
    }

    String thumbprint() {
        return key.thumbprint();
    }

    // Step 8; methods are case-sensitive (RFC 9110 section 9.1)
    void checkMethod(String method) {
        if (!method.equals(text("htm"))) {
            throw DpopRefusal.because("htm is not the method of the request");
        }
    }

    // Step 9; compares the normalized URLs without query and fragment
    void checkUri(String url) {
        String expected = HttpUri.normalized(url).orElseThrow();
        if (!HttpUri.normalized(text("htu")).filter(expected::equals).isPresent()) {
            throw DpopRefusal.because("htu is not the address of the request");
        }
    }

    // Step 11; returns the time from which the proof will be too old
    Instant checkTime(Instant now, DpopTimes times) {
        Date issued = claims.getIssueTime();
        if (issued == null) {
            throw DpopRefusal.because("iat is missing");
        }
        Instant freshUntil = issued.toInstant().plus(times.proofLifetime());
        if (issued.toInstant().isAfter(now.plus(DpopTimes.AHEAD)) || !now.isBefore(freshUntil)) {
            throw DpopRefusal.because("iat is too far from the server's time");
        }
        return freshUntil;
    }

    // Step 12; ath binds the proof to one access token
    void checkTokenHash(String expected) {
        if (!expected.equals(text("ath"))) {
            throw DpopRefusal.because("ath is not the hash of the access token");
        }
    }

    /** The nonce in the proof; null for none. */
    @Nullable
    String nonce() {
        return claims.getClaim("nonce") == null ? null : text("nonce");
    }

    String id() {
        return text("jti");
    }

    // Step 1: exactly one header. Reading the JWT checks step 2.
    private static String single(List<String> headers) {
        if (headers.size() != 1) {
            throw DpopRefusal.because("there must be one DPoP header");
        }
        return headers.getFirst();
    }

    private static ForeignJwt parse(String proof) {
        if (proof.length() > MAX_LENGTH) {
            throw DpopRefusal.because("it is too long");
        }
        return ForeignJwt.read(proof, DpopRefusal::because);
    }

    // Step 4: the type of the JWT
    private static void checkType(JWSHeader header) {
        if (header.getType() == null || !TYPE.equals(header.getType().getType())) {
            throw DpopRefusal.because("typ must be " + TYPE);
        }
    }

    // Step 5: the signature algorithm
    private static SigningAlgorithm checkAlgorithm(JWSHeader header, List<SigningAlgorithm> accepted) {
        return SigningAlgorithm.named(header.getAlgorithm().getName())
                .filter(accepted::contains)
                .orElseThrow(() -> DpopRefusal.because("alg must be one of " + DpopProofs.listed(accepted)));
    }

    // Steps 3 and 7: the header contains a public key. The library already refuses a header with a private key.
    private static ProofKey checkKey(JWSHeader header, SigningAlgorithm algorithm) {
        JWK jwk = header.getJWK();
        if (jwk == null || jwk.isPrivate()) {
            throw DpopRefusal.because("jwk must be a public key");
        }
        return ProofKey.of(algorithm, jwk)
                .orElseThrow(() -> DpopRefusal.because("jwk is not a key for " + algorithm.name()));
    }

    // Step 6: the signature
    private void checkSignature(@Nullable Provider provider) {
        if (!key.signed(jwt.getSigningInput(), jwt.getSignature().decode(), provider)) {
            throw DpopRefusal.because("it was not signed with the key in it");
        }
    }

    private String text(String claim) {
        if (claims.getClaim(claim) instanceof String text && !text.isEmpty()) {
            return text;
        }
        throw DpopRefusal.because(claim + " is missing");
    }
}
