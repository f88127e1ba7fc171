package dev.signet.policy.login;

import dev.signet.factor.SecondFactor;
import dev.signet.jdbc.Row;
import java.sql.SQLException;
import java.time.Instant;

/**
 * A row of {@code login_policy_view}.
 *
 * @param ownerId the organization, or the instance for the default policy
 */
public record LoginPolicyView(
        String ownerId, LoginSettings settings, long version, Instant createdAt, Instant changedAt) {
    static final String SELECT = "select owner_id, allow_password, allow_register, allow_external_idp,"
            + " force_mfa, force_mfa_local_only, passwordless, second_factors, multi_factors, version, created_at,"
            + " changed_at from login_policy_view l";

    static LoginPolicyView read(Row row) throws SQLException {
        return new LoginPolicyView(
                row.text("owner_id"),
                settings(row, ""),
                row.number("version"),
                row.instant("created_at"),
                row.instant("changed_at"));
    }

    /** @param prefix what the names of the columns begin with */
    static LoginSettings settings(Row row, String prefix) throws SQLException {
        return new LoginSettings(
                row.flag(prefix + "allow_password"),
                row.flag(prefix + "allow_register"),
                row.flag(prefix + "allow_external_idp"),
                row.flag(prefix + "force_mfa"),
                row.flag(prefix + "force_mfa_local_only"),
                row.flag(prefix + "passwordless"),
                row.texts(prefix + "second_factors").stream()
                        .map(SecondFactor::valueOf)
                        .toList(),
                row.texts(prefix + "multi_factors").stream()
                        .map(MultiFactor::valueOf)
                        .toList());
    }
}
