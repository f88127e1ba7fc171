package dev.signet.api.zitadel.policy;

import static dev.signet.api.zitadel.wire.ObjectDetailsMapper.details;

import dev.signet.api.proto.zitadel.policy.v1.LoginPolicy;
import dev.signet.api.proto.zitadel.v1.ObjectDetails;
import dev.signet.instance.InstanceQueries;
import dev.signet.policy.login.LoginPolicyQueries;
import dev.signet.policy.login.LoginPolicyView;
import dev.signet.policy.login.LoginSettings;
import jakarta.inject.Singleton;

/** Finds the login policy that applies, as the API states it. */
@Singleton
final class ShownLoginPolicies {
    private final LoginPolicyQueries queries;
    private final InstanceQueries instances;

    ShownLoginPolicies(LoginPolicyQueries queries, InstanceQueries instances) {
        this.queries = queries;
        this.instances = instances;
    }

    /** The policy that applies to an organization: its own, or the default one. */
    LoginPolicy ofOrg(String orgId) {
        return queries.own(orgId)
                .map(own -> LoginPolicyMapper.policy(own.settings(), of(own), false))
                .orElseGet(this::byDefault);
    }

    LoginPolicy byDefault() {
        return queries.ofInstance()
                .map(own -> LoginPolicyMapper.policy(own.settings(), of(own), true))
                .orElseGet(() -> LoginPolicyMapper.policy(LoginSettings.OF_SERVER, details(instances.get()), true));
    }

    private static ObjectDetails of(LoginPolicyView view) {
        return details(view.version(), view.createdAt(), view.changedAt(), view.ownerId());
    }
}
