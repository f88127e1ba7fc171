package dev.signet.token;

import dev.signet.eventstore.InlineProjection;
import dev.signet.eventstore.RecordedEvent;
import dev.signet.jdbc.Writes;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Keeps {@code oidc_session_view} up to date, which has one row for each family, ended ones included. */
@Singleton
final class FamilyProjection implements InlineProjection {

    @Override
    public Set<String> tables() {
        return Set.of("oidc_session_view");
    }

    @Override
    public Set<String> streamTypes() {
        return Set.of(FamilyDecider.STREAM_TYPE);
    }

    @Override
    public void apply(Writes transaction, RecordedEvent<?> recorded) {
        String id = recorded.stream().id();
        switch ((FamilyEvent) recorded.event()) {
            case FamilyEvent.Added added -> insert(transaction, recorded, added.terms());
            case FamilyEvent.RefreshTokenAdded added ->
                transaction.write(
                        "update oidc_session_view set generation = 1, renewed_at = ?, idle_expires_at = ?,"
                                + " expires_at = ?, version = ?, changed_at = ? where id = ?",
                        added.addedAt(),
                        added.idleExpiresAt(),
                        added.expiresAt(),
                        recorded.version(),
                        recorded.recordedAt(),
                        id);
            case FamilyEvent.RefreshTokenRenewed renewed ->
                transaction.write(
                        "update oidc_session_view set generation = ?, renewed_at = ?, idle_expires_at = ?,"
                                + " version = ?, changed_at = ? where id = ?",
                        renewed.generation(),
                        renewed.renewedAt(),
                        renewed.idleExpiresAt(),
                        recorded.version(),
                        recorded.recordedAt(),
                        id);
            case FamilyEvent.Revoked revoked ->
                transaction.write(
                        "update oidc_session_view set state = ?, version = ?, changed_at = ? where id = ?",
                        FamilyState.REVOKED,
                        recorded.version(),
                        recorded.recordedAt(),
                        id);
        }
    }

    private static void insert(Writes transaction, RecordedEvent<?> recorded, TokenTerms terms) {
        transaction.write(
                """
                insert into oidc_session_view (id, org_id, user_id, client_id, session_id, scopes, audience, auth_time,
                        amr, key_thumbprint, userinfo_claims, id_token_claims, state, generation, renewed_at,
                        idle_expires_at, expires_at, version, created_at, changed_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?, ?, ?, ?, ?)
                """,
                recorded.stream().id(),
                recorded.owner(),
                terms.userId(),
                terms.clientId(),
                terms.sessionId(),
                array(terms.scopes()),
                array(terms.audience()),
                terms.authTime(),
                array(terms.amr()),
                terms.keyThumbprint(),
                array(terms.userinfoClaims()),
                array(terms.idTokenClaims()),
                FamilyState.ACTIVE,
                Instant.EPOCH,
                Instant.EPOCH,
                Instant.EPOCH,
                recorded.version(),
                recorded.recordedAt(),
                recorded.recordedAt());
    }

    private static String[] array(List<String> texts) {
        return texts.toArray(String[]::new);
    }
}
