package dev.signet.policy.login;

import dev.signet.instance.InstanceSql;
import dev.signet.jdbc.Row;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** SQL fragments with which statements of other features read the login policy of an organization. */
public final class LoginPolicySql {
    private LoginPolicySql() {}

    private static final List<String> FLAGS = List.of(
            "allow_password",
            "allow_register",
            "allow_external_idp",
            "force_mfa",
            "force_mfa_local_only",
            "passwordless");

    /** Returns the columns that {@link #read} needs, of {@link #leftJoin} with this alias. */
    public static String columns(String alias) {
        return Stream.concat(FLAGS.stream(), Stream.of("second_factors", "multi_factors", "owner_id"))
                .map(column -> alias + '.' + column + " as policy_" + column)
                .collect(Collectors.joining(", "));
    }

    /** Returns the same columns without values, as if nobody had made settings. */
    public static String noColumns() {
        return FLAGS.stream().map(column -> "null::boolean as policy_" + column).collect(Collectors.joining(", "))
                + ", null::text[] as policy_second_factors, null::text[] as policy_multi_factors,"
                + " null::text as policy_owner_id";
    }

    /** Reads the settings that apply from a row with {@link #columns}. */
    public static LoginSettings read(Row row) throws SQLException {
        return row.textOrNull("policy_owner_id") == null
                ? LoginSettings.OF_SERVER
                : LoginPolicyView.settings(row, "policy_");
    }

    /**
     * Returns a left join to the policy that applies to an organization. Its columns are null if nobody has made
     * settings, so that {@link LoginSettings#OF_SERVER} applies.
     *
     * @param orgId SQL expression of the organization's id
     */
    public static String leftJoin(String alias, String orgId) {
        return " left join lateral (select * from login_policy_view where owner_id = " + orgId + " or owner_id = "
                + InstanceSql.ID + " order by (owner_id = " + orgId + ") desc limit 1) " + alias + " on true\n";
    }
}
