package dev.signet.branding;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/**
 * State of an organization's label policy.
 *
 * @param settings null while the organization has no policy of its own
 * @param logo digest of the image; null for none
 */
@RegisterForReflection // snapshots are read into it
public record LabelPolicy(
        @Nullable LabelSettings settings, @Nullable String logo) {
    static final LabelPolicy NONE = new LabelPolicy(null, null);
}
