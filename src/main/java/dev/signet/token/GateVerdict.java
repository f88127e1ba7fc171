package dev.signet.token;

import dev.signet.application.ApiAccess;
import dev.signet.kernel.DomainError;
import org.jspecify.annotations.Nullable;

/**
 * The result of a check by {@link TokenGate}.
 *
 * @param refusal why the token is refused; null if it is admitted
 * @param orgId organization of the user; empty when there is no such user
 * @param application the client's application; null when a machine user gets a token for itself
 * @param twoFactors whether the person has proven more than one factor in the session
 */
public record GateVerdict(
        @Nullable DomainError refusal,
        String orgId,
        @Nullable AskingApplication application,
        boolean twoFactors) {

    /** Creates a verdict about a question that concerns no session with several proofs. */
    public GateVerdict(@Nullable DomainError refusal, String orgId, @Nullable AskingApplication application) {
        this(refusal, orgId, application, false);
    }

    /**
     * The application that a token was issued to.
     *
     * @param orgId organization of the application
     * @param roleAssertion whether claims contain the roles of the application's project even if they are not requested
     * @param flatClaims whether claims contain roles and groups as plain lists too
     */
    public record AskingApplication(
            String orgId, ApiAccess apiAccess, String projectId, boolean roleAssertion, boolean flatClaims) {}

    /** Tells whether the token may be used or issued at the moment. */
    public boolean admitted() {
        return refusal == null;
    }

    /**
     * Throws the refusal if there is one.
     *
     * @return the user's organization
     */
    public String require() {
        if (refusal != null) {
            throw refusal.exception();
        }
        return orgId;
    }
}
