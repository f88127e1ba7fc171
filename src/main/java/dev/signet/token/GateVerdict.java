package dev.signet.token;

import org.jspecify.annotations.Nullable;

/**
 * The gate's answer.
 *
 * @param refusal null when admitted
 * @param orgId organization of the user; empty when there is no such user
 */
public record GateVerdict(@Nullable TokenRefusal refusal, String orgId) {

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
