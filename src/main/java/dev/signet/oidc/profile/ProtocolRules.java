package dev.signet.oidc.profile;

import dev.signet.signingkey.SigningAlgorithm;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;

/** The rules that follow from {@link ProtocolConfig}. */
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
        // FAPI 2.0 Security Profile 5.4.1 forbids RSASSA-PKCS1-v1_5
        this.algorithms = Arrays.stream(SigningAlgorithm.values())
                .filter(algorithm -> !fapi || algorithm != SigningAlgorithm.RS256)
                .toList();
    }

    /** Whether the rules of {@link SecurityProfile#FAPI2} apply. */
    public boolean fapi() {
        return fapi;
    }

    /** Whether authorization requests that were not pushed are refused. */
    public boolean pushedOnly() {
        return pushedOnly;
    }

    /** Whether authorization requests that are not signed are refused. */
    public boolean signedOnly() {
        return signedOnly;
    }

    /** The allowed signature algorithms, for signatures of this server, of clients and in DPoP proofs. */
    public List<SigningAlgorithm> algorithms() {
        return algorithms;
    }
}
