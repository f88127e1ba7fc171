package dev.signet.oidc.dpop;

import dev.signet.access.Principal;
import dev.signet.access.ProofRefused;
import dev.signet.access.ProvenAuthenticator;
import dev.signet.access.ShownProof;
import dev.signet.oidc.protocol.ProtocolException;
import dev.signet.token.AccessToken;
import dev.signet.token.AccessTokenAuthenticator;
import dev.signet.token.AccessTokens;
import dev.signet.token.Issuer;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Authenticates calls of this server's own API with access tokens that are bound to a key; each call must carry a DPoP
 * proof of that key (RFC 9449 section 7).
 */
@Singleton
final class DpopAuthenticator implements ProvenAuthenticator {
    private final AccessTokens tokens;
    private final AccessTokenAuthenticator authenticator;
    private final DpopProofs proofs;
    private final Issuer issuer;

    DpopAuthenticator(AccessTokens tokens, AccessTokenAuthenticator authenticator, DpopProofs proofs, Issuer issuer) {
        this.tokens = tokens;
        this.authenticator = authenticator;
        this.proofs = proofs;
        this.issuer = issuer;
    }

    // Checks the token before the proof: a caller without a valid token learns nothing about proofs and causes no
    // write.
    @Override
    public Optional<Principal> authenticate(String token, ShownProof shown) {
        Optional<AccessToken> read = tokens.read(token);
        Optional<Principal> caller = read.flatMap(authenticator::admit);
        if (caller.isPresent()) {
            check(read.orElseThrow(), token, shown);
        }
        return caller;
    }

    private void check(AccessToken token, String text, ShownProof shown) {
        try {
            proofs.checkUse(
                    token, text, true, new DpopRequest(shown.proofs(), shown.method(), issuer.url() + shown.path()));
        } catch (ProtocolException e) {
            throw new ProofRefused(e.description(), e.headers());
        }
    }
}
