package dev.signet.oidc.dpop;

import dev.signet.oidc.protocol.ProtocolError;
import dev.signet.oidc.protocol.ProtocolException;

/** The errors with which a proof is refused. */
final class DpopRefusal {
    private DpopRefusal() {}

    static ProtocolException because(String reason) {
        return ProtocolError.INVALID_DPOP_PROOF.because("The DPoP proof is refused: " + reason + ".");
    }

    // tells the client to repeat the request with this nonce (RFC 9449 sections 8 and 9)
    static ProtocolException useNonce(String nonce) {
        return ProtocolError.USE_DPOP_NONCE
                .because("The DPoP proof must carry the nonce of the DPoP-Nonce header.")
                .with(DpopProofs.NONCE_HEADER, nonce);
    }

    // RFC 9449 section 7.1: the error where an access token is used has status 401 and a challenge
    static ProtocolException atResource(ProtocolException refusal, String algorithms) {
        return refusal.withStatus(401)
                .with(
                        "WWW-Authenticate",
                        DpopProofs.challenge(
                                algorithms,
                                "error=\"" + refusal.error().code() + "\", error_description=\"" + refusal.description()
                                        + '"'));
    }
}
