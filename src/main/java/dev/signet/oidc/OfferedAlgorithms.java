package dev.signet.oidc;

import dev.signet.application.Client;
import dev.signet.signingkey.SigningAlgorithm;
import dev.signet.signingkey.TokenSigner;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;

/** The algorithms this server signs what clients are answered with. */
@Singleton
public final class OfferedAlgorithms {
    private final SigningAlgorithm standard;
    private final List<SigningAlgorithm> all;

    OfferedAlgorithms(TokenSigner signer, ProtocolRules rules) {
        this.standard = signer.defaultAlgorithm();
        // FAPI 2.0 Security Profile 5.4.1 leaves RSASSA-PKCS1-v1_5 out
        this.all = Arrays.stream(SigningAlgorithm.values())
                .filter(algorithm -> algorithm == standard || !rules.fapi() || algorithm != SigningAlgorithm.RS256)
                .toList();
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
