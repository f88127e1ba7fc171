package dev.signet.user;

import dev.signet.jdbc.Row;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A user as read: the row of {@code user_view} with the login names its organization gives it.
 *
 * <p>For searches, select {@link #SELECT} and add a condition on {@code u}. Columns of {@code u} ({@code user_view}):
 * {@code id, org_id, state, type} (names of {@link UserState} and {@link UserType}), {@code user_name, first_name,
 * last_name, nick_name, display_name, email} (text, empty rather than NULL; for a machine the person's columns are empty
 * and {@code display_name} is its name), {@code phone, preferred_language, created_at, changed_at, version}.
 *
 * <p>How to be served by an index: contains, ends-with, starts-with and equality of either case on those six columns as
 * {@code u.first_name like ?} or {@code ilike ?} with {@code \} escapes (one trigram index serves all six columns and
 * both cases); equality and starts-with without case on {@code user_name} and {@code email} better as
 * {@code lower(u.user_name) collate "C" like ?}; order by the same expression, or by {@code u.created_at, u.id} within
 * one {@code u.org_id}.
 *
 * <p>A deleted user leaves a row in state DELETED without any personal data, so that the state can be searched
 * (requirement Z-3): add {@link #NOT_DELETED} unless that state is asked for.
 *
 * @param loginNames user name with each verified domain, preferred one first; or the bare user name by domain policy
 * @param version events of the user so far; the sequence of ZITADEL's object details
 */
public record UserView(
        String id,
        String orgId,
        UserState state,
        String userName,
        List<String> loginNames,
        String preferredLoginName,
        String displayName,
        @Nullable Human human,
        @Nullable Machine machine,
        long version,
        Instant createdAt,
        Instant changedAt) {

    /** Everything {@link #read} needs; the user's table is {@code u}. */
    public static final String SELECT = """
            select u.*, o.primary_domain,
                   coalesce(o.user_login_must_be_domain,
                            (select i.user_login_must_be_domain from instance_view i limit 1), true) as must_be_domain,
                   (select array_agg(d.domain order by d.domain) from org_domain_view d
                     where d.org_id = u.org_id and d.verified) as domains
              from user_view u left join org_view o on o.id = u.org_id
            """;

    /** Condition that leaves out the traces of deleted users. */
    public static final String NOT_DELETED = "u.state <> 'DELETED'";

    public UserView {
        loginNames = List.copyOf(loginNames);
    }

    public UserType type() {
        return human == null ? UserType.MACHINE : UserType.HUMAN;
    }

    /** Reads a row of {@link #SELECT}. */
    public static UserView read(Row row) throws SQLException {
        List<String> loginNames = LoginNames.of(
                row.text("user_name"),
                row.flag("must_be_domain"),
                row.textOrNull("primary_domain"),
                row.texts("domains"));
        boolean human = row.text("type").equals(UserType.HUMAN.name());
        return new UserView(
                row.text("id"),
                row.text("org_id"),
                UserState.valueOf(row.text("state")),
                row.text("user_name"),
                loginNames,
                loginNames.getFirst(),
                row.text("display_name"),
                human ? Human.read(row) : null,
                human ? null : Machine.read(row),
                row.number("version"),
                row.instant("created_at"),
                row.instant("changed_at"));
    }

    /**
     * What only a person has.
     *
     * @param phone E.164; empty for none
     * @param avatarUrl empty for none
     * @param passwordChangedAt null without password
     */
    public record Human(
            Profile profile,
            String avatarUrl,
            String email,
            boolean emailVerified,
            String phone,
            boolean phoneVerified,
            @Nullable Instant passwordChangedAt,
            boolean passwordChangeRequired) {

        static Human read(Row row) throws SQLException {
            Profile profile = new Profile(
                    row.text("first_name"),
                    row.text("last_name"),
                    row.text("nick_name"),
                    row.text("display_name"),
                    row.text("preferred_language"),
                    Gender.valueOf(row.text("gender")));
            return new Human(
                    profile,
                    row.text("avatar_url"),
                    row.text("email"),
                    row.flag("email_verified"),
                    row.text("phone"),
                    row.flag("phone_verified"),
                    row.instantOrNull("password_changed_at"),
                    row.flag("password_change_required"));
        }
    }

    /** What only a machine has. */
    public record Machine(String name, String description, boolean hasSecret, AccessTokenType accessTokenType) {

        static Machine read(Row row) throws SQLException {
            return new Machine(
                    row.text("display_name"),
                    row.text("machine_description"),
                    row.flag("has_secret"),
                    AccessTokenType.valueOf(row.text("access_token_type")));
        }
    }
}
