package dev.signet.oidc.token;

import dev.signet.kernel.Actor;
import dev.signet.oidc.dpop.CheckedProof;
import dev.signet.oidc.parameter.Parameters;
import org.jspecify.annotations.Nullable;

/**
 * A request to the token endpoint.
 *
 * @param authorization the Authorization header; null for none
 * @param client the actor that events name as the caller
 * @param proof the DPoP proof, to whose key every issued access token is bound (RFC 9449); null without a proof
 */
public record TokenRequest(
        Parameters form,
        @Nullable String authorization,
        Actor client,
        @Nullable CheckedProof proof) {

    /** The thumbprint of the key of the DPoP proof; null without a proof. */
    public @Nullable String keyThumbprint() {
        return proof == null ? null : proof.thumbprint();
    }

    /**
     * Must be called once the client or machine user has been authenticated. Records the use of the DPoP proof, so that
     * it cannot be used again.
     */
    public void known() {
        if (proof != null) {
            proof.use();
        }
    }
}
