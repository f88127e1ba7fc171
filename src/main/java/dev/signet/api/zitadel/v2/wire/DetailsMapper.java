package dev.signet.api.zitadel.v2.wire;

import com.google.protobuf.Timestamp;
import dev.signet.api.dialect.WireTime;
import dev.signet.api.proto.zitadel.object.v2.Details;
import dev.signet.eventstore.Loaded;
import java.time.Instant;

/** Creates the details of an object: version, times and owner (requirement Z-4). */
public final class DetailsMapper {
    private DetailsMapper() {}

    /** The details of an object from its state after a change. */
    public static Details details(Loaded<?> loaded) {
        Details.Builder details =
                Details.newBuilder().setSequence(loaded.version()).setResourceOwner(loaded.owner());
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

    /** The details of an object from the columns that every view has. */
    public static Details details(long version, Instant created, Instant changed, String owner) {
        return Details.newBuilder()
                .setSequence(version)
                .setCreationDate(WireTime.timestamp(created))
                .setChangeDate(WireTime.timestamp(changed))
                .setResourceOwner(owner)
                .build();
    }

    /** When the object was created; the beginning of time if that is not known. */
    public static Timestamp created(Loaded<?> loaded) {
        Instant created = loaded.createdAt();
        return created == null ? Timestamp.getDefaultInstance() : WireTime.timestamp(created);
    }

    /** When the object was changed the last time. */
    public static Timestamp changed(Loaded<?> loaded) {
        Instant changed = loaded.changedAt();
        return changed == null ? Timestamp.getDefaultInstance() : WireTime.timestamp(changed);
    }
}
