package dev.signet.device;

import dev.signet.jdbc.Row;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A device that asks to be allowed.
 *
 * @param orgId the only organization whose users may allow it; null for any
 * @param sessionId of the person who allowed it; null before
 * @param familyId the tokens that came of it; null before
 * @param interval how long the device has to wait between two polls now
 * @param polledAt when it last polled; null before
 */
public record DeviceAuthorization(
        String id,
        String clientId,
        List<String> scopes,
        @Nullable String orgId,
        DeviceState state,
        @Nullable String sessionId,
        @Nullable String familyId,
        Duration interval,
        @Nullable Instant polledAt,
        Instant createdAt,
        Instant expiresAt) {
    static final String COLUMNS =
            "id, client_id, scopes, org_id, state, session_id, family_id, interval_seconds, polled_at,"
                    + " created_at, expires_at";

    /** What a clock and a network may differ by before a poll counts as too early. */
    private static final Duration TOLERANCE = Duration.ofMillis(500);

    public DeviceAuthorization {
        scopes = List.copyOf(scopes);
    }

    /** Whether a user of this organization may allow it. */
    public boolean isOpenTo(String userOrgId) {
        return orgId == null || orgId.equals(userOrgId);
    }

    /** Whether it waits for a person. */
    public boolean isWaiting(Instant now) {
        return state == DeviceState.PENDING && now.isBefore(expiresAt);
    }

    /** Whether this session is the one that allowed it. */
    public boolean wasAllowedBy(String session) {
        boolean allowed = state == DeviceState.APPROVED || state == DeviceState.REDEEMED;
        return allowed && session.equals(sessionId);
    }

    /** Whether a person refused it. */
    public boolean wasDenied() {
        return state == DeviceState.DENIED;
    }

    /** What a poll is answered now (RFC 8628 section 3.5); pure. */
    Poll judge(Instant now) {
        boolean expired = !now.isBefore(expiresAt);
        return switch (state) {
            case PENDING -> expired ? new Poll.Expired() : isTooEarly(now) ? new Poll.TooEarly() : new Poll.Waiting();
            case APPROVED -> expired ? new Poll.Expired() : new Poll.Approved(this);
            case DENIED -> new Poll.Denied();
            case REDEEMED -> new Poll.Again(this);
        };
    }

    private boolean isTooEarly(Instant now) {
        Instant last = polledAt;
        return last != null && now.isBefore(last.plus(interval).minus(TOLERANCE));
    }

    static DeviceAuthorization read(Row row) throws SQLException {
        return new DeviceAuthorization(
                row.text("id"),
                row.text("client_id"),
                row.texts("scopes"),
                row.textOrNull("org_id"),
                DeviceState.valueOf(row.text("state")),
                row.textOrNull("session_id"),
                row.textOrNull("family_id"),
                Duration.ofSeconds(row.integer("interval_seconds")),
                row.instantOrNull("polled_at"),
                row.instant("created_at"),
                row.instant("expires_at"));
    }
}
