package dev.signet.oidc.dpop;

import dev.signet.oidc.profile.ProtocolRules;
import dev.signet.oidc.protocol.ProtocolError;
import dev.signet.oidc.protocol.ProtocolException;
import dev.signet.signingkey.CryptoProvider;
import dev.signet.signingkey.SigningAlgorithm;
import dev.signet.token.AccessToken;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Checks DPoP proofs (RFC 9449 section 4.3) at the token endpoint, for pushed authorization requests, and where an
 * access token is used.
 */
@Singleton
public final class DpopProofs {
    /** The name of the request header that carries a proof; the authentication scheme has the same name. */
    public static final String HEADER = "DPoP";

    /** The response header that tells clients which nonce to use. */
    public static final String NONCE_HEADER = "DPoP-Nonce";

    private final DpopConfig config;
    private final DpopTimes times;
    private final DpopNonces nonces;
    private final UsedProofs used;
    private final List<SigningAlgorithm> accepted;
    private final CryptoProvider provider;
    private final Clock clock;

    DpopProofs(
            DpopConfig config,
            DpopTimes times,
            DpopNonces nonces,
            UsedProofs used,
            ProtocolRules rules,
            CryptoProvider provider,
            Clock clock) {
        this.config = config;
        this.times = times;
        this.nonces = nonces;
        this.used = used;
        this.accepted = rules.algorithms();
        this.provider = provider;
        this.clock = clock;
    }

    /** The names of the algorithms, separated by spaces. */
    static String listed(List<SigningAlgorithm> algorithms) {
        return algorithms.stream().map(Enum::name).collect(Collectors.joining(" "));
    }

    /**
     * A WWW-Authenticate challenge of the scheme {@code DPoP} (section 7.1).
     *
     * @param parameters further parameters, separated by commas; empty for none
     */
    public String challenge(String parameters) {
        return challenge(listed(accepted), parameters);
    }

    static String challenge(String algorithms, String parameters) {
        return HEADER + ' ' + parameters + (parameters.isEmpty() ? "" : ", ") + "algs=\"" + algorithms + '"';
    }

    /**
     * Checks the proof in a request without an access token, and records its use, so that it cannot be used again.
     * Returns the thumbprint of the proof's key; null for a request without a proof. Throws {@code invalid_dpop_proof}
     * or {@code use_dpop_nonce}.
     */
    public @Nullable String check(DpopRequest request) {
        return request.proofs().isEmpty() ? null : check(request, null);
    }

    /**
     * Checks a proof like {@link #check(DpopRequest)}, but does not record its use, so that it can be called before the
     * client is authenticated. Returns null for a request without a proof.
     */
    public @Nullable CheckedProof show(DpopRequest request) {
        return request.proofs().isEmpty() ? null : show(request, null);
    }

    /**
     * Checks that a request may use an access token: a token that is bound to a key needs the scheme {@code DPoP} and a
     * proof of that key for this token, and an unbound token must not be sent with that scheme (section 7.1). Throws an
     * error with status 401 and a challenge.
     *
     * @param proven whether the token was sent with the scheme {@code DPoP}
     */
    public void checkUse(AccessToken token, String tokenText, boolean proven, DpopRequest request) {
        String bound = token.keyThumbprint();
        if (bound == null && !proven) {
            return;
        }
        try {
            if (bound == null || !proven) {
                throw ProtocolError.INVALID_TOKEN.because(
                        bound == null
                                ? "The access token is not bound to a key."
                                : "The access token needs the scheme DPoP and a proof.");
            }
            if (!bound.equals(check(request, tokenText))) {
                throw ProtocolError.INVALID_TOKEN.because("The access token is bound to another key.");
            }
        } catch (ProtocolException e) {
            throw DpopRefusal.atResource(e, listed(accepted));
        }
    }

    /**
     * The nonce to include in the response to a request with a proof; empty if this server does not require nonces
     * (section 8.2).
     */
    public Optional<String> nonceToTell() {
        return config.nonceRequired() ? Optional.of(nonces.current()) : Optional.empty();
    }

    // Records the use last, because that is a write: a proof that is refused for another reason causes none.
    private String check(DpopRequest request, @Nullable String accessToken) {
        CheckedProof proof = show(request, accessToken);
        proof.use();
        return proof.thumbprint();
    }

    private CheckedProof show(DpopRequest request, @Nullable String accessToken) {
        Instant now = clock.instant();
        DpopProof proof =
                DpopProof.read(request.proofs(), accepted, provider.find().orElse(null));
        proof.checkMethod(request.method());
        proof.checkUri(request.url());
        Instant freshUntil = proof.checkTime(now, times);
        if (accessToken != null) {
            proof.checkTokenHash(hash(accessToken));
        }
        checkNonce(proof);
        return new CheckedProof(proof.thumbprint(), () -> {
            if (!used.use(proof.thumbprint(), proof.id(), freshUntil)) {
                throw DpopRefusal.because("it was used before");
            }
        });
    }

    // Step 10 of RFC 9449 section 4.3; a nonce that a client sends must be valid even if nonces are not required
    private void checkNonce(DpopProof proof) {
        String nonce = proof.nonce();
        boolean right = nonce == null ? !config.nonceRequired() : nonces.isCurrent(nonce);
        if (!right) {
            throw DpopRefusal.useNonce(nonces.current());
        }
    }

    private static String hash(String accessToken) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(accessToken.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
