package dev.signet.oidc;

import dev.signet.signingkey.SigningAlgorithm;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;

/** What {@link ProtocolConfig} comes to. */
@Singleton
public final class ProtocolRules {
    private final boolean fapi;
    private final boolean pushedOnly;
    private final boolean signedOnly;
    private final List<SigningAlgorithm> algorithms;

    ProtocolRules(ProtocolConfig config) {
        this.fapi = config.securityProfile() == SecurityProfile.FAPI2;
        this.pushedOnly = fapi || config.requirePushedAuthorizationRequests();
        this.signedOnly = config.requireSignedRequestObject();
        // FAPI 2.0 Security Profile 5.4.1 leaves RSASSA-PKCS1-v1_5 out
        this.algorithms = Arrays.stream(SigningAlgorithm.values())
                .filter(algorithm -> !fapi || algorithm != SigningAlgorithm.RS256)
                .toList();
    }

    /** Whether the rules of {@link SecurityProfile#FAPI2} hold. */
    public boolean fapi() {
        return fapi;
    }

    /** Whether an authorization request that was not pushed is refused. */
    public boolean pushedOnly() {
        return pushedOnly;
    }

    /** Whether an authorization request that is not signed is refused. */
    public boolean signedOnly() {
        return signedOnly;
    }

    /** The algorithms of signatures, whoever signs: this server, a client, or the holder of a key. */
    public List<SigningAlgorithm> algorithms() {
        return algorithms;
    }
}
