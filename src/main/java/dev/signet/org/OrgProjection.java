package dev.signet.org;

import dev.signet.eventstore.InlineProjection;
import dev.signet.eventstore.RecordedEvent;
import dev.signet.jdbc.Writes;
import jakarta.inject.Singleton;
import java.util.Base64;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Updates {@code org_view} and {@code org_domain_view} from events. */
@Singleton
final class OrgProjection implements InlineProjection {

    @Override
    public Set<String> tables() {
        return Set.of("org_view", "org_domain_view", "org_metadata_view");
    }

    @Override
    public Set<String> streamTypes() {
        return Set.of("org");
    }

    @Override
    public void apply(Writes transaction, RecordedEvent<?> recorded) {
        switch ((OrgEvent) recorded.event()) {
            case OrgEvent.Added(String name) -> insert(transaction, recorded, name);
            case OrgEvent.Changed(String name) -> set(transaction, recorded, "name", name);
            case OrgEvent.Deactivated deactivated -> set(transaction, recorded, "state", OrgState.INACTIVE);
            case OrgEvent.Reactivated reactivated -> set(transaction, recorded, "state", OrgState.ACTIVE);
            case OrgEvent.Removed removed -> remove(transaction, recorded);
            case OrgEvent.MetadataSet set -> put(transaction, recorded, set);
            case OrgEvent.MetadataRemoved(String key) -> {
                transaction.write(
                        "delete from org_metadata_view where org_id = ? and key = ?",
                        recorded.stream().id(),
                        key);
                touch(transaction, recorded);
            }
            case OrgEvent.DomainAdded(String domain) -> addDomain(transaction, recorded, domain);
            case OrgEvent.DomainVerificationAdded added -> {
                domain(transaction, recorded, "validation_type = '" + added.validationType() + "'", added.domain());
                touch(transaction, recorded);
            }
            case OrgEvent.DomainVerificationFailed failed -> touch(transaction, recorded);
            case OrgEvent.DomainVerified(String domain) -> {
                domain(transaction, recorded, "verified = true", domain);
                touch(transaction, recorded);
            }
            case OrgEvent.DomainRemoved(String domain) -> {
                transaction.write(
                        "delete from org_domain_view where org_id = ? and domain = ?",
                        recorded.stream().id(),
                        domain);
                touch(transaction, recorded);
            }
            case OrgEvent.PrimaryDomainSet(String domain) -> makePrimary(transaction, recorded, domain);
        }
    }

    private static void addDomain(Writes transaction, RecordedEvent<?> recorded, String domain) {
        transaction.write(
                "insert into org_domain_view (org_id, domain, verified, is_primary, version, created_at,"
                        + " changed_at) values (?, ?, false, false, ?, ?, ?)",
                recorded.stream().id(),
                domain,
                recorded.version(),
                recorded.recordedAt(),
                recorded.recordedAt());
        touch(transaction, recorded);
    }

    private static void makePrimary(Writes transaction, RecordedEvent<?> recorded, String domain) {
        transaction.write(
                "update org_domain_view set is_primary = false where org_id = ? and is_primary",
                recorded.stream().id());
        domain(transaction, recorded, "is_primary = true", domain);
        set(transaction, recorded, "primary_domain", domain);
    }

    private static void insert(Writes transaction, RecordedEvent<?> recorded, String name) {
        transaction.write(
                "insert into org_view (id, name, state, primary_domain, version, created_at, changed_at)"
                        + " values (?, ?, ?, '', ?, ?, ?)",
                recorded.stream().id(),
                name,
                OrgState.ACTIVE,
                recorded.version(),
                recorded.recordedAt(),
                recorded.recordedAt());
    }

    private static void remove(Writes transaction, RecordedEvent<?> recorded) {
        String orgId = recorded.stream().id();
        transaction.write("delete from org_view where id = ?", orgId);
        transaction.write("delete from org_domain_view where org_id = ?", orgId);
        transaction.write("delete from org_metadata_view where org_id = ?", orgId);
    }

    private static void put(Writes transaction, RecordedEvent<?> recorded, OrgEvent.MetadataSet set) {
        transaction.write(
                "insert into org_metadata_view (org_id, key, value, version, created_at, changed_at)"
                        + " values (?, ?, ?, ?, ?, ?) on conflict (org_id, key) do update set value = excluded.value,"
                        + " version = excluded.version, changed_at = excluded.changed_at",
                recorded.stream().id(),
                set.key(),
                Base64.getDecoder().decode(set.value()),
                recorded.version(),
                recorded.recordedAt(),
                recorded.recordedAt());
        touch(transaction, recorded);
    }

    private static void domain(Writes transaction, RecordedEvent<?> recorded, String assignment, String domain) {
        transaction.write(
                "update org_domain_view set " + assignment
                        + ", version = ?, changed_at = ? where org_id = ? and domain = ?",
                recorded.version(),
                recorded.recordedAt(),
                recorded.stream().id(),
                domain);
    }

    private static void set(Writes transaction, RecordedEvent<?> recorded, String column, @Nullable Object value) {
        transaction.write(
                "update org_view set " + column + " = ?, version = ?, changed_at = ? where id = ?",
                value,
                recorded.version(),
                recorded.recordedAt(),
                recorded.stream().id());
    }

    private static void touch(Writes transaction, RecordedEvent<?> recorded) {
        transaction.write(
                "update org_view set version = ?, changed_at = ? where id = ?",
                recorded.version(),
                recorded.recordedAt(),
                recorded.stream().id());
    }
}
