package dev.signet.token;

import dev.signet.application.ApiAccess;
import org.jspecify.annotations.Nullable;

/**
 * The gate's answer.
 *
 * @param refusal null when admitted
 * @param orgId organization of the user; empty when there is no such user
 * @param application what the client is; null for a machine user that asks for itself
 */
public record GateVerdict(
        @Nullable TokenRefusal refusal,
        String orgId,
        @Nullable AskingApplication application) {

    /**
     * The application a token is for.
     *
     * @param orgId organization it belongs to
     */
    public record AskingApplication(String orgId, ApiAccess apiAccess) {}

    /** Whether the token counts now. */
    public boolean admitted() {
        return refusal == null;
    }

    /** Throws the refusal, if there is one; answers the user's organization. */
    public String require() {
        if (refusal != null) {
            throw refusal.exception();
        }
        return orgId;
    }
}
