package dev.signet.transfer;

import dev.signet.user.UserState;
import dev.signet.user.view.MetadataView;
import dev.signet.user.view.UserView;
import dev.signet.usergrant.UserGrantQueries.GivenGrant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person with everything that an export contains.
 *
 * @param state ACTIVE, INITIAL, INACTIVE, LOCKED or SUSPENDED
 * @param passwordHash null if the person has no password or hashes are not exported
 * @param grants the active grants by the person's own organization
 */
public record ExportedPerson(
        UserView user,
        UserState state,
        @Nullable String passwordHash,
        List<MetadataView> metadata,
        List<GivenGrant> grants) {
    public ExportedPerson {
        metadata = List.copyOf(metadata);
        grants = List.copyOf(grants);
    }
}
