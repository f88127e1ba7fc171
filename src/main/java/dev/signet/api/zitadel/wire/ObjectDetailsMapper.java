package dev.signet.api.zitadel.wire;

import dev.signet.api.dialect.WireTime;
import dev.signet.api.proto.zitadel.v1.ObjectDetails;
import dev.signet.eventstore.Loaded;
import dev.signet.instance.InstanceView;
import dev.signet.membership.MembershipView;
import dev.signet.org.OrgDomainView;
import dev.signet.org.OrgView;
import dev.signet.user.view.MachineKeyView;
import dev.signet.user.view.MetadataView;
import dev.signet.user.view.PatView;
import dev.signet.user.view.UserView;
import java.time.Instant;

/**
 * Creates the details of an object: version, times and owner (requirement Z-4). The sequence is the version of its
 * stream.
 */
public final class ObjectDetailsMapper {
    private ObjectDetailsMapper() {}

    /** The details of an object from its state after a change. */
    public static ObjectDetails details(Loaded<?> loaded) {
        ObjectDetails.Builder details =
                ObjectDetails.newBuilder().setSequence(loaded.version()).setResourceOwner(loaded.owner());
        Instant created = loaded.createdAt();
        if (created != null) {
            details.setCreationDate(WireTime.timestamp(created));
        }
        Instant changed = loaded.changedAt();
        if (changed != null) {
            details.setChangeDate(WireTime.timestamp(changed));
        }
        return details.build();
    }

    public static ObjectDetails details(UserView user) {
        return details(user.version(), user.createdAt(), user.changedAt(), user.orgId());
    }

    public static ObjectDetails details(MetadataView entry) {
        return details(entry.version(), entry.createdAt(), entry.changedAt(), entry.orgId());
    }

    public static ObjectDetails details(MachineKeyView key) {
        return details(key.version(), key.createdAt(), key.changedAt(), key.orgId());
    }

    public static ObjectDetails details(PatView token) {
        return details(token.version(), token.createdAt(), token.changedAt(), token.orgId());
    }

    public static ObjectDetails details(MembershipView membership) {
        return details(
                membership.version(),
                membership.createdAt(),
                membership.changedAt(),
                membership.target().owner());
    }

    /** A domain is owned by its organization. */
    public static ObjectDetails details(OrgDomainView domain) {
        return details(domain.version(), domain.createdAt(), domain.changedAt(), domain.orgId());
    }

    /** An organization is its own owner. */
    public static ObjectDetails details(OrgView org) {
        return details(org.version(), org.createdAt(), org.changedAt(), org.id());
    }

    /** The instance is its own owner. */
    public static ObjectDetails details(InstanceView instance) {
        return details(instance.version(), instance.createdAt(), instance.changedAt(), instance.id());
    }

    /** The details of an object from the columns that every view has. */
    public static ObjectDetails details(long version, Instant created, Instant changed, String owner) {
        return ObjectDetails.newBuilder()
                .setSequence(version)
                .setCreationDate(WireTime.timestamp(created))
                .setChangeDate(WireTime.timestamp(changed))
                .setResourceOwner(owner)
                .build();
    }
}
