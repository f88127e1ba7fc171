package dev.signet.policy;

import dev.signet.instance.InstanceQueries;
import dev.signet.instance.InstanceView;
import dev.signet.user.LoginNamePolicy;
import jakarta.inject.Singleton;

/**
 * The instance's domain policy, which applies to every organization. Until the instance is set up, login names end in a
 * domain of the organization.
 */
@Singleton
public final class InstanceLoginNamePolicy implements LoginNamePolicy {
    private final InstanceQueries instances;

    public InstanceLoginNamePolicy(InstanceQueries instances) {
        this.instances = instances;
    }

    @Override
    public boolean mustBeDomain(String orgId) {
        return instances.find().map(InstanceView::userLoginMustBeDomain).orElse(true);
    }
}
