package dev.signet.user.view;

import dev.signet.eventstore.RecordedEvent;
import dev.signet.jdbc.Row;
import dev.signet.jdbc.Writes;
import dev.signet.user.HumanEvent;
import dev.signet.user.MachineEvent;
import dev.signet.user.UserState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Applies the events of one append to the rows of their user.
 *
 * <p>The first statement that writes the user's own row already sets the version and the time of the last event of the
 * append. Creating a user together with a code therefore writes this row, which has many indexes, once instead of
 * twice.
 */
final class UserRows {
    private final Writes sql;
    private final RecordedEvent<?> last;
    private final String userId;
    private RecordedEvent<?> event;
    private boolean written;
    private boolean touched;

    UserRows(Writes sql, RecordedEvent<?> last) {
        this.sql = sql;
        this.last = last;
        this.userId = last.stream().id();
        this.event = last;
    }

    /** Sets the event that the following calls apply. */
    void next(RecordedEvent<?> event) {
        this.event = event;
    }

    /**
     * Must be called after the last event. Writes its version and time, unless another statement has already done so.
     */
    void finish() {
        if (touched && !written) {
            sql.write(
                    "update user_view set version = ?, changed_at = ? where id = ?",
                    last.version(),
                    last.recordedAt(),
                    userId);
        }
    }

    void insert(HumanEvent.Added added) {
        insertHuman(
                added.startsInitial() ? UserState.INITIAL : UserState.ACTIVE,
                added.userName(),
                added.firstName(),
                added.lastName(),
                added.nickName(),
                added.displayName(),
                added.preferredLanguage(),
                added.gender(),
                added.email(),
                added.emailVerified(),
                emptyIfNull(added.phone()),
                added.phoneVerified(),
                added.passwordSet() ? event.recordedAt() : null,
                added.passwordChangeRequired());
    }

    void insert(HumanEvent.SelfRegistered registered) {
        insertHuman(
                registered.passwordSet() ? UserState.ACTIVE : UserState.INITIAL,
                registered.userName(),
                registered.firstName(),
                registered.lastName(),
                registered.nickName(),
                registered.displayName(),
                registered.preferredLanguage(),
                registered.gender(),
                registered.email(),
                false,
                emptyIfNull(registered.phone()),
                false,
                registered.passwordSet() ? event.recordedAt() : null,
                false);
    }

    void insert(MachineEvent.Added added) {
        sql.write(
                "insert into user_view (id, org_id, state, type, user_name, display_name, machine_description,"
                        + " access_token_type, version, created_at, changed_at)"
                        + " values (?, ?, 'ACTIVE', 'MACHINE', ?, ?, ?, ?, ?, ?, ?)",
                userId,
                event.owner(),
                added.userName(),
                added.name(),
                added.description(),
                added.accessTokenType(),
                last.version(),
                event.recordedAt(),
                last.recordedAt());
        written = true;
    }

    /** Sets columns by an assignment list, and always the version and the time of change. */
    void update(String assignments, @Nullable Object... values) {
        List<@Nullable Object> parameters = new ArrayList<>(List.of(last.version(), last.recordedAt()));
        for (Object value : values) {
            parameters.add(value);
        }
        parameters.add(userId);
        sql.write(
                "update user_view set version = ?, changed_at = ?, " + assignments + " where id = ?",
                parameters.toArray());
        written = true;
    }

    /**
     * Notes that {@link #finish} has to write version and time, although the event changes no other column of the
     * user's own row.
     */
    void touch() {
        touched = true;
    }

    void state(UserState state) {
        update("state = ?, locked_until = null", state);
    }

    void locked(@Nullable Instant until) {
        update("state = 'LOCKED', locked_until = ?", until);
    }

    /** Ends the state INITIAL. A locked user stays locked; the event that unlocks them will set the state ACTIVE. */
    void initialised() {
        update("state = case when state = 'INITIAL' then 'ACTIVE' else state end");
    }

    void passwordChanged(boolean changeRequired) {
        update("password_changed_at = ?, password_change_required = ?", event.recordedAt(), changeRequired);
    }

    /** Leaves a row in state DELETED without personal data. */
    void markDeleted() {
        update(
                "state = 'DELETED', locked_until = null, user_name = '', first_name = '', last_name = '', nick_name = '', display_name = '',"
                        + " preferred_language = '', gender = 'UNSPECIFIED', avatar_url = '', email = '',"
                        + " email_verified = false, phone = '', phone_verified = false, password_changed_at = null,"
                        + " password_change_required = false, machine_description = '', has_secret = false");
        removeBelongings();
    }

    void erase() {
        sql.write("delete from user_view where id = ?", userId);
        written = true;
        removeBelongings();
    }

    void putMetadata(String key, byte[] value) {
        touch();
        sql.write(
                "insert into user_metadata_view (user_id, org_id, key, value, version, created_at, changed_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?) on conflict (user_id, key) do update set"
                        + " value = excluded.value, version = excluded.version, changed_at = excluded.changed_at",
                userId,
                event.owner(),
                key,
                value,
                event.version(),
                event.recordedAt(),
                event.recordedAt());
    }

    void removeMetadata(String key) {
        touch();
        sql.write("delete from user_metadata_view where user_id = ? and key = ?", userId, key);
    }

    void removeAllMetadata() {
        touch();
        sql.write("delete from user_metadata_view where user_id = ?", userId);
    }

    void addKey(MachineEvent.KeyAdded added) {
        touch();
        sql.write(
                "insert into machine_key_view (id, user_id, org_id, public_key, expires_at, expires_nanos,"
                        + " version, created_at, changed_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                added.keyId(),
                userId,
                event.owner(),
                added.publicKey(),
                added.expiresAt(),
                Row.nanosBelowMicros(added.expiresAt()),
                event.version(),
                event.recordedAt(),
                event.recordedAt());
    }

    void removeKey(String keyId) {
        touch();
        sql.write("delete from machine_key_view where user_id = ? and id = ?", userId, keyId);
    }

    void addToken(MachineEvent.TokenAdded added) {
        touch();
        sql.write(
                "insert into pat_view (id, user_id, org_id, scopes, expires_at, expires_nanos, version, created_at,"
                        + " changed_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                added.tokenId(),
                userId,
                event.owner(),
                added.scopes().toArray(String[]::new),
                added.expiresAt(),
                Row.nanosBelowMicros(added.expiresAt()),
                event.version(),
                event.recordedAt(),
                event.recordedAt());
    }

    void removeToken(String tokenId) {
        touch();
        sql.write("delete from pat_view where user_id = ? and id = ?", userId, tokenId);
    }

    private void insertHuman(UserState state, @Nullable Object... columns) {
        List<@Nullable Object> parameters = new ArrayList<>(List.of(userId, event.owner(), state));
        for (Object column : columns) {
            parameters.add(column);
        }
        parameters.addAll(List.of(last.version(), event.recordedAt(), last.recordedAt()));
        sql.write(
                "insert into user_view (id, org_id, state, type, user_name, first_name, last_name, nick_name,"
                        + " display_name, preferred_language, gender, email, email_verified, phone, phone_verified,"
                        + " password_changed_at, password_change_required, version, created_at, changed_at)"
                        + " values (?, ?, ?, 'HUMAN', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                parameters.toArray());
        written = true;
    }

    private void removeBelongings() {
        sql.write("delete from user_metadata_view where user_id = ?", userId);
        sql.write("delete from machine_key_view where user_id = ?", userId);
        sql.write("delete from pat_view where user_id = ?", userId);
    }

    private static String emptyIfNull(@Nullable String text) {
        return text == null ? "" : text;
    }
}
