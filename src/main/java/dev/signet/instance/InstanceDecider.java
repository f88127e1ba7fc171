package dev.signet.instance;

import dev.signet.eventstore.AggregateType;
import dev.signet.eventstore.StateFormat;
import dev.signet.kernel.Decision;
import java.util.List;

/** Rules of the instance as pure functions. */
final class InstanceDecider {
    static final AggregateType<InstanceCommand, InstanceEvent, Instance> TYPE = new AggregateType<>(
            "instance",
            InstanceEvent.class,
            Instance.INITIAL,
            InstanceDecider::decide,
            InstanceDecider::evolve,
            AggregateType.noSubject(),
            StateFormat.of(Instance.class, 1));

    private InstanceDecider() {}

    static Decision<InstanceEvent> decide(InstanceCommand command, Instance instance) {
        return switch (command) {
            case InstanceCommand.SetUp setUp -> {
                if (instance.exists()) {
                    throw InstanceError.ALREADY_SET_UP.exception();
                }
                yield Decision.of(List.<InstanceEvent>of(
                        new InstanceEvent.Added(setUp.name()),
                        new InstanceEvent.DomainPolicyAdded(setUp.userLoginMustBeDomain(), setUp.validateOrgDomains()),
                        new InstanceEvent.DefaultOrgSet(setUp.defaultOrgId())));
            }
            case InstanceCommand.SetDefaultOrg(String orgId) -> {
                if (instance.defaultOrgId().equals(orgId)) {
                    throw InstanceError.notChanged("default organization").exception();
                }
                yield Decision.of(new InstanceEvent.DefaultOrgSet(orgId));
            }
            case InstanceCommand.ChangeDomainPolicy(boolean mustBeDomain, boolean validate) -> {
                if (instance.userLoginMustBeDomain() == mustBeDomain && instance.validateOrgDomains() == validate) {
                    throw InstanceError.notChanged("domain policy").exception();
                }
                yield Decision.of(new InstanceEvent.DomainPolicyChanged(mustBeDomain, validate));
            }
        };
    }

    static Instance evolve(Instance instance, InstanceEvent event) {
        return switch (event) {
            case InstanceEvent.Added added -> new Instance(true, instance.defaultOrgId(), false, true);
            case InstanceEvent.DefaultOrgSet(String orgId) ->
                new Instance(true, orgId, instance.userLoginMustBeDomain(), instance.validateOrgDomains());
            case InstanceEvent.DomainPolicyAdded(boolean mustBeDomain, boolean validate) ->
                new Instance(true, instance.defaultOrgId(), mustBeDomain, validate);
            case InstanceEvent.DomainPolicyChanged(boolean mustBeDomain, boolean validate) ->
                new Instance(true, instance.defaultOrgId(), mustBeDomain, validate);
        };
    }
}
