package dev.signet.instance;

import dev.signet.eventstore.InlineProjection;
import dev.signet.eventstore.RecordedEvent;
import dev.signet.jdbc.Writes;
import jakarta.inject.Singleton;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Updates the only row of {@code instance_view} from events. */
@Singleton
final class InstanceProjection implements InlineProjection {

    @Override
    public Set<String> tables() {
        return Set.of("instance_view");
    }

    @Override
    public Set<String> streamTypes() {
        return Set.of("instance");
    }

    @Override
    public void apply(Writes transaction, RecordedEvent<?> recorded) {
        switch ((InstanceEvent) recorded.event()) {
            case InstanceEvent.Added added ->
                transaction.write(
                        "insert into instance_view (id, name, default_org_id, user_login_must_be_domain, version,"
                                + " created_at, changed_at) values (?, ?, '', false, ?, ?, ?)",
                        recorded.stream().id(),
                        added.name(),
                        recorded.version(),
                        recorded.recordedAt(),
                        recorded.recordedAt());
            case InstanceEvent.DefaultOrgSet set -> set(transaction, recorded, "default_org_id", set.orgId());
            case InstanceEvent.DomainPolicyAdded policy ->
                domainPolicy(transaction, recorded, policy.userLoginMustBeDomain(), policy.validateOrgDomains());
            case InstanceEvent.DomainPolicyChanged policy ->
                domainPolicy(transaction, recorded, policy.userLoginMustBeDomain(), policy.validateOrgDomains());
        }
    }

    private static void domainPolicy(
            Writes transaction, RecordedEvent<?> recorded, boolean mustBeDomain, boolean validate) {
        set(transaction, recorded, "user_login_must_be_domain", mustBeDomain);
        set(transaction, recorded, "validate_org_domains", validate);
    }

    private static void set(Writes transaction, RecordedEvent<?> recorded, String column, @Nullable Object value) {
        transaction.write(
                "update instance_view set " + column + " = ?, version = ?, changed_at = ? where id = ?",
                value,
                recorded.version(),
                recorded.recordedAt(),
                recorded.stream().id());
    }
}
