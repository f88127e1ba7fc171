package dev.signet.token;

import dev.signet.kernel.DomainEvent;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Events of a token family; {@link FamilyEventTypes} has the type names they are stored with. */
@RegisterForReflection
public sealed interface FamilyEvent extends DomainEvent {

    /** {@code oidc_session.added}: a client got tokens on these terms. */
    record Added(
            String clientId,
            String userId,
            @Nullable String sessionId,
            List<String> scopes,
            List<String> audience,
            @Nullable Instant authTime,
            List<String> amr,
            @Nullable String keyThumbprint,
            List<String> userinfoClaims,
            List<String> idTokenClaims)
            implements FamilyEvent {

        static Added on(TokenTerms terms) {
            return new Added(
                    terms.clientId(),
                    terms.userId(),
                    terms.sessionId(),
                    terms.scopes(),
                    terms.audience(),
                    terms.authTime(),
                    terms.amr(),
                    terms.keyThumbprint(),
                    terms.userinfoClaims(),
                    terms.idTokenClaims());
        }

        TokenTerms terms() {
            return new TokenTerms(
                    clientId,
                    userId,
                    sessionId,
                    scopes,
                    audience,
                    authTime,
                    amr,
                    keyThumbprint,
                    userinfoClaims,
                    idTokenClaims);
        }
    }

    /** {@code oidc_session.refresh_token.added}: the first refresh token. */
    record RefreshTokenAdded(Instant addedAt, Instant idleExpiresAt, Instant expiresAt) implements FamilyEvent {}

    /**
     * {@code oidc_session.refresh_token.renewed}: the next refresh token replaced the former one, or the current one
     * was used and stays valid.
     */
    record RefreshTokenRenewed(int generation, Instant renewedAt, Instant idleExpiresAt) implements FamilyEvent {}

    /** No token of the family is valid any more. */
    sealed interface Revoked extends FamilyEvent {
        FamilyEnd reason();
    }

    /** {@code oidc_session.refresh_token.revoked}: ends a family that has a refresh token. */
    record RefreshTokenRevoked(FamilyEnd reason) implements Revoked {}

    /** {@code oidc_session.access_token.revoked}: ends a family without refresh token. */
    record AccessTokenRevoked(FamilyEnd reason) implements Revoked {}
}
