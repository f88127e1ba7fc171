package dev.signet.user.view;

import dev.signet.access.AccessTokenType;
import dev.signet.instance.InstanceSql;
import dev.signet.jdbc.Row;
import dev.signet.org.OrgSql;
import dev.signet.user.PasswordTries;
import dev.signet.user.Profile;
import dev.signet.user.UserState;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A user as queries return it: the row of {@code user_view} with the login names that result from the organization's
 * domains.
 *
 * <p>{@link UserSearch} declares by which columns of {@code user_view} (alias {@code u}) users are searched and sorted.
 *
 * <p>A deleted user leaves a row in state DELETED without any personal data, so that the state can be searched
 * (requirement Z-3). Every other query needs the condition {@link #NOT_DELETED}.
 *
 * @param loginNames user name with each verified domain, the preferred one first; or only the user name, depending on
 * the domain policy
 * @param version number of events of the user so far; the sequence of ZITADEL's object details
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

    /**
     * All columns that {@link #read} needs, for queries in which {@code user_view} has the alias {@code u} and
     * {@link OrgSql#leftJoin} the alias {@code o}.
     */
    public static final String COLUMNS = columns(OrgSql.verifiedDomains("u.org_id"));

    /**
     * The same columns, for queries in which {@code o} is the alias of {@link OrgSql#lookUp}, which already reads the
     * verified domains.
     */
    public static final String LOOKED_UP = columns("o.verified_domains");

    private static String columns(String domains) {
        return stateOf("u") + """
             as state, u.id, u.org_id, u.type, u.user_name, u.first_name, u.last_name, u.nick_name, u.display_name,
                   u.preferred_language, u.gender, u.avatar_url, u.email, u.email_verified, u.phone, u.phone_verified,
                   u.password_changed_at, u.password_change_required, u.machine_description, u.has_secret,
                   u.access_token_type, u.version, u.created_at, u.changed_at, o.primary_domain,
            """
                + ("coalesce(o.user_login_must_be_domain, " + InstanceSql.USER_LOGIN_MUST_BE_DOMAIN)
                + ", true) as must_be_domain, " + domains + " as domains\n";
    }

    /** Selects all users; a condition is appended. */
    public static final String SELECT =
            "select " + COLUMNS + " from user_view u" + OrgSql.leftJoin("o", "u.org_id") + "\n";

    /** Condition that omits deleted users. */
    public static final String NOT_DELETED = "u.state <> 'DELETED'";

    public UserView {
        loginNames = List.copyOf(loginNames);
    }

    /**
     * Returns the SQL expression of the state that is displayed. A user whom wrong passwords have locked for a limited
     * time is displayed as LOCKED only as long as password checks are blocked in browsers in which the user has not
     * signed in before, and then as ACTIVE, which was the state before the lock.
     *
     * @param alias alias of {@code user_view}
     */
    public static String stateOf(String alias) {
        return "case when " + isLockOver(alias) + " then 'ACTIVE' else " + alias + ".state end";
    }

    /**
     * Returns the SQL expression that is true if wrong passwords have locked a user for a limited time and this time is
     * over.
     */
    static String isLockOver(String alias) {
        return "(" + alias + ".locked_until is not null and not " + PasswordTries.block(alias + ".id") + ")";
    }

    /**
     * Returns the SQL expression of the state that decides whether a user's sessions and tokens are valid. A user whom
     * wrong passwords have locked for a limited time counts as ACTIVE; otherwise a stranger could sign anybody out
     * (A-36).
     *
     * @param alias alias of {@code user_view}
     */
    public static String stateInServiceOf(String alias) {
        return "case when " + alias + ".locked_until is not null then 'ACTIVE' else " + alias + ".state end";
    }

    public Type type() {
        return human == null ? Type.MACHINE : Type.HUMAN;
    }

    /** Reads a row with the columns {@link #COLUMNS}. */
    public static UserView read(Row row) throws SQLException {
        List<String> loginNames = LoginNames.of(
                row.text("user_name"),
                row.flag("must_be_domain"),
                row.textOrNull("primary_domain"),
                row.texts("domains"));
        boolean human = row.text("type").equals(Type.HUMAN.name());
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
     * The data that only a person has.
     *
     * @param phone phone number in E.164 format; empty for none
     * @param avatarUrl empty for none
     * @param passwordChangedAt null if the person has no password
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
                    Profile.Gender.valueOf(row.text("gender")));
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

    /** The data that only a machine user has. */
    public record Machine(String name, String description, boolean hasSecret, AccessTokenType accessTokenType) {

        static Machine read(Row row) throws SQLException {
            return new Machine(
                    row.text("display_name"),
                    row.text("machine_description"),
                    row.flag("has_secret"),
                    AccessTokenType.valueOf(row.text("access_token_type")));
        }
    }

    /** The kind of a user, which never changes (requirement Z-1); stored in the column {@code user_view.type}. */
    public enum Type {
        HUMAN,
        MACHINE
    }
}
