package dev.signet.factor;

/** SQL fragments with which statements of other features read which factors a person has. */
public final class FactorSql {
    private FactorSql() {}

    /**
     * Returns the SQL expression of the names of the {@link SecondFactor}s that are ready to use; null if there are
     * none.
     *
     * @param userId SQL expression of the user's id
     */
    public static String ready(String userId) {
        return "(select array_agg('" + SecondFactor.TOTP + "'::text) from totp_view tf where tf.user_id = " + userId
                + " and tf.state = '" + FactorState.READY + "')";
    }
}
