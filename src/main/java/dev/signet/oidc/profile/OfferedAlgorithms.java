package dev.signet.oidc.profile;

import dev.signet.application.Client;
import dev.signet.signingkey.SigningAlgorithm;
import dev.signet.signingkey.TokenSigner;
import jakarta.inject.Singleton;
import java.util.List;

/** The algorithms with which the server signs tokens and responses for clients. */
@Singleton
public final class OfferedAlgorithms {
    private final SigningAlgorithm standard;
    private final List<SigningAlgorithm> all;

    OfferedAlgorithms(TokenSigner signer, ProtocolRules rules) {
        this.standard = signer.defaultAlgorithm();
        // includes the default algorithm, because otherwise the checks at start refuse the configuration
        this.all = rules.algorithms();
    }

    /** The algorithms that a client may choose when it registers. */
    public List<SigningAlgorithm> all() {
        return all;
    }

    /** The algorithm for clients that have chosen none. */
    public SigningAlgorithm standard() {
        return standard;
    }

    /** The algorithm of a client's ID tokens and logout tokens. */
    public SigningAlgorithm ofIdTokens(Client client) {
        SigningAlgorithm asked = client.algorithms().idToken();
        return asked == null ? standard : asked;
    }
}
