package dev.signet.api.signet;

import dev.signet.api.dialect.WireTime;
import dev.signet.api.proto.signet.v1.ListQuery;
import dev.signet.api.proto.signet.v1.ObjectDetails;
import dev.signet.eventstore.Loaded;
import java.time.Instant;

/** Converts the messages that requests and responses of all services have in common. */
final class SharedMapper {
    private static final int DEFAULT_LIMIT = 100;

    private SharedMapper() {}

    /** Version, times and owner of an object, from its state after a change. */
    static ObjectDetails details(Loaded<?> loaded) {
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

    /** Version, times and owner of an object, from the columns that every view has. */
    static ObjectDetails details(long version, Instant created, Instant changed, String owner) {
        return ObjectDetails.newBuilder()
                .setSequence(version)
                .setCreationDate(WireTime.timestamp(created))
                .setChangeDate(WireTime.timestamp(changed))
                .setResourceOwner(owner)
                .build();
    }

    /** The number of entries on a page: 1 to 1000, or 100 by default. */
    static int limit(ListQuery query) {
        return query.getLimit() == 0 ? DEFAULT_LIMIT : query.getLimit();
    }
}
