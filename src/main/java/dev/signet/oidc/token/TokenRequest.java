package dev.signet.oidc.token;

import dev.signet.kernel.Actor;
import dev.signet.oidc.dpop.CheckedProof;
import dev.signet.oidc.parameter.Parameters;
import org.jspecify.annotations.Nullable;

/**
 * A request to the token endpoint.
 *
 * @param authorization the Authorization header; null for none
 * @param client the caller, for the event log
 * @param proof the proof of a key (RFC 9449), to which every issued access token is bound; null without a proof
 */
public record TokenRequest(
        Parameters form,
        @Nullable String authorization,
        Actor client,
        @Nullable CheckedProof proof) {

    /** Of the key that the request proves; null without proof. */
    public @Nullable String keyThumbprint() {
        return proof == null ? null : proof.thumbprint();
    }

    /** Says that the client or the machine user is known, which uses the proof up. */
    public void known() {
        if (proof != null) {
            proof.use();
        }
    }
}
