package dev.signet.session;

import dev.signet.factor.FactorSql;
import dev.signet.factor.SecondFactor;
import dev.signet.jdbc.Row;
import dev.signet.policy.login.LoginPolicySql;
import dev.signet.policy.login.LoginSettings;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What an account demands at a sign-in, by the person's factors and the login policy of the organization. Two doors ask
 * it: no session starts without what is demanded ({@link SessionCommands#start}), and no session for which it is
 * missing answers a request or gets tokens (the token gate).
 *
 * @param ready the second factors that the person has
 * @param allowed the second factors that the policy lists; others are neither asked for nor accepted
 * @param forced whether the policy demands a second factor even of people who have none, so that they have to set one up
 * @param passwordAllowed whether the policy lets people sign in with a password
 */
public record SignInDemand(
        Set<SecondFactor> ready, Set<SecondFactor> allowed, boolean forced, boolean passwordAllowed) {
    /** Demands nothing besides the first proof. */
    public static final SignInDemand NOTHING =
            new SignInDemand(Set.of(), EnumSet.allOf(SecondFactor.class), false, true);

    public SignInDemand {
        ready = Set.copyOf(ready);
        allowed = Set.copyOf(allowed);
    }

    /**
     * Returns the SQL columns that {@link #read} needs, of the user in a table with this alias; the statement also
     * needs {@link #joins}.
     */
    public static String columns(String user) {
        return FactorSql.ready(user + ".id") + " as ready_factors, " + LoginPolicySql.columns("lp");
    }

    /** Returns the join that {@link #columns} needs. */
    public static String joins(String user) {
        return LoginPolicySql.leftJoin("lp", user + ".org_id");
    }

    /** Returns the same columns for statements that do not depend on the demand; {@link #read} then returns no demand. */
    public static String noColumns() {
        return "null::text[] as ready_factors, " + LoginPolicySql.noColumns();
    }

    /** Reads a row with {@link #columns}. */
    public static SignInDemand read(Row row) throws SQLException {
        LoginSettings settings = LoginPolicySql.read(row);
        return new SignInDemand(
                factors(row.texts("ready_factors")),
                Set.copyOf(settings.secondFactors()),
                settings.forcesSecondFactor(),
                settings.allowPassword());
    }

    /** Tells whether these proofs suffice. */
    public boolean isMetBy(Set<Proof> proofs) {
        return passwordAllowed && (!wantsSecond() || proofs.stream().anyMatch(this::isSecond));
    }

    /** Tells whether a second factor is demanded: because the person has one that may be used, or by the policy. */
    public boolean wantsSecond() {
        return forced || !usable().isEmpty();
    }

    /** Tells whether the person has to set up a second factor before the session may start. */
    public boolean wantsSetUp() {
        return forced && usable().isEmpty();
    }

    /** Returns the second factors that the person can be asked for. */
    public Set<SecondFactor> usable() {
        return ready.stream().filter(allowed::contains).collect(Collectors.toUnmodifiableSet());
    }

    private boolean isSecond(Proof proof) {
        SecondFactor factor = proof.second();
        return proof == Proof.RECOVERY_CODE || (factor != null && allowed.contains(factor));
    }

    private static Set<SecondFactor> factors(List<String> names) {
        return names.stream().map(SecondFactor::valueOf).collect(Collectors.toUnmodifiableSet());
    }
}
