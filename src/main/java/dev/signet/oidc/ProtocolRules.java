package dev.signet.oidc;

import jakarta.inject.Singleton;

/** What {@link ProtocolConfig} comes to. */
@Singleton
public final class ProtocolRules {
    private final boolean fapi;
    private final boolean pushedOnly;

    ProtocolRules(ProtocolConfig config) {
        this.fapi = config.securityProfile() == SecurityProfile.FAPI2;
        this.pushedOnly = fapi || config.requirePushedAuthorizationRequests();
    }

    /** Whether the rules of {@link SecurityProfile#FAPI2} hold. */
    public boolean fapi() {
        return fapi;
    }

    /** Whether an authorization request that was not pushed is refused. */
    public boolean pushedOnly() {
        return pushedOnly;
    }
}
