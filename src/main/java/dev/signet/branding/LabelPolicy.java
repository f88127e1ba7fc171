package dev.signet.branding;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/**
 * State of an organization's label policy.
 *
 * @param settings null while the organization has no policy of its own
 * @param logo SHA-256 of the image in hexadecimal; null for none
 */
@RegisterForReflection // snapshots are parsed as this type
public record LabelPolicy(
        @Nullable LabelSettings settings, @Nullable String logo) {
    static final LabelPolicy NONE = new LabelPolicy(null, null);
}
