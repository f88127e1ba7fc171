package dev.signet.policy.login;

import dev.signet.eventstore.Aggregates;
import dev.signet.eventstore.Loaded;
import dev.signet.instance.InstanceQueries;
import dev.signet.jdbc.Sql;
import dev.signet.kernel.Actor;
import dev.signet.org.OrgQueries;
import jakarta.inject.Singleton;

/** Changes login policies. Errors are those of {@link LoginPolicyError}. */
@Singleton
public final class LoginPolicyCommands {
    private final Aggregates aggregates;
    private final InstanceQueries instances;
    private final OrgQueries orgs;

    LoginPolicyCommands(Aggregates aggregates, InstanceQueries instances, OrgQueries orgs) {
        this.aggregates = aggregates;
        this.instances = instances;
        this.orgs = orgs;
    }

    /** Changes the policy of an organization. */
    public Loaded<LoginPolicy> ofOrg(String orgId, LoginPolicyCommand command, Actor actor) {
        return aggregates.inTransaction(transaction -> {
            orgs.hold(transaction, orgId);
            return handleIn(transaction, orgId, new LoginPolicyDecider.Ordered(command, null), actor);
        });
    }

    /** Changes the default policy, which need not exist. */
    public Loaded<LoginPolicy> ofInstance(LoginPolicyCommand command, Actor actor) {
        LoginPolicyDecider.Ordered ordered = new LoginPolicyDecider.Ordered(command, LoginSettings.OF_SERVER);
        return aggregates.inTransaction(
                transaction -> handleIn(transaction, instances.get().id(), ordered, actor));
    }

    /** Removes the policy of an organization as part of a transaction. */
    void resetIn(Sql transaction, String orgId, Actor actor) {
        handleIn(transaction, orgId, new LoginPolicyDecider.Ordered(new LoginPolicyCommand.Reset(), null), actor);
    }

    private Loaded<LoginPolicy> handleIn(
            Sql transaction, String owner, LoginPolicyDecider.Ordered ordered, Actor actor) {
        return aggregates.handleIn(transaction, LoginPolicyDecider.TYPE, owner, owner, ordered, actor);
    }
}
