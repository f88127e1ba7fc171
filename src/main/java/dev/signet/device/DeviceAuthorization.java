package dev.signet.device;

import dev.signet.jdbc.Row;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A device's request to act for a person.
 *
 * @param orgId the only organization whose users may approve the request; null for any
 * @param sessionId id of the session in which a person approved the request; null before that
 * @param familyId id of the token family that was issued for the request; null before that
 * @param interval how long the device currently has to wait between two polls
 * @param polledAt when the device last polled; null before the first poll
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

    /** A poll may come this much before its interval has passed, because of clocks and network delays. */
    private static final Duration TOLERANCE = Duration.ofMillis(500);

    public DeviceAuthorization {
        scopes = List.copyOf(scopes);
    }

    /** Tells whether a user of this organization may approve the request. */
    public boolean isOpenTo(String userOrgId) {
        return orgId == null || orgId.equals(userOrgId);
    }

    /** Tells whether the request still waits for a person's decision. */
    public boolean isWaiting(Instant now) {
        return state == DeviceState.PENDING && now.isBefore(expiresAt);
    }

    /** Tells whether the request was approved in this session. */
    public boolean wasAllowedBy(String session) {
        boolean allowed = state == DeviceState.APPROVED || state == DeviceState.REDEEMED;
        return allowed && session.equals(sessionId);
    }

    /** Tells whether a person denied the request. */
    public boolean wasDenied() {
        return state == DeviceState.DENIED;
    }

    /** Returns the answer to a poll of the device at this time (RFC 8628 section 3.5). The poll is not recorded. */
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
