package dev.signet.api.signet;

import dev.signet.api.dialect.WireTime;
import dev.signet.api.proto.signet.v1.ListQuery;
import dev.signet.api.proto.signet.v1.ObjectDetails;
import dev.signet.eventstore.Loaded;
import java.time.Instant;

/** The messages that requests and answers of all services have in common. */
final class SharedMapper {
    private static final int DEFAULT_LIMIT = 100;

    private SharedMapper() {}

    /** Where an object stands in its history after a change, from the state that the change led to. */
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

    /** Where an object stands in its history, from the columns that every view has. */
    static ObjectDetails details(long version, Instant created, Instant changed, String owner) {
        return ObjectDetails.newBuilder()
                .setSequence(version)
                .setCreationDate(WireTime.timestamp(created))
                .setChangeDate(WireTime.timestamp(changed))
                .setResourceOwner(owner)
                .build();
    }

    /** How many entries a page has: 1 to 1000, and 100 if the request does not say. */
    static int limit(ListQuery query) {
        return query.getLimit() == 0 ? DEFAULT_LIMIT : query.getLimit();
    }
}
