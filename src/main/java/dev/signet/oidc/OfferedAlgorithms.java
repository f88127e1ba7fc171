package dev.signet.oidc;

import dev.signet.application.Client;
import dev.signet.signingkey.SigningAlgorithm;
import dev.signet.signingkey.TokenSigner;
import jakarta.inject.Singleton;
import java.util.List;

/** The algorithms this server signs what clients are answered with. */
@Singleton
public final class OfferedAlgorithms {
    private final SigningAlgorithm standard;
    private final List<SigningAlgorithm> all;

    OfferedAlgorithms(TokenSigner signer, ProtocolRules rules) {
        this.standard = signer.defaultAlgorithm();
        // the standard one is among them, or the server would not have started
        this.all = rules.algorithms();
    }

    /** Those a client may ask for when it registers. */
    public List<SigningAlgorithm> all() {
        return all;
    }

    /** That of clients that ask for no other. */
    public SigningAlgorithm standard() {
        return standard;
    }

    /** That of a client's ID tokens and logout tokens. */
    public SigningAlgorithm ofIdTokens(Client client) {
        SigningAlgorithm asked = client.algorithms().idToken();
        return asked == null ? standard : asked;
    }
}
