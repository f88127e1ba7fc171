package dev.signet.branding;

import org.jspecify.annotations.Nullable;

/**
 * State of an organization's label policy.
 *
 * @param settings null while the organization has no policy of its own
 * @param logo digest of the image; null for none
 */
public record LabelPolicy(
        @Nullable LabelSettings settings, @Nullable String logo) {
    static final LabelPolicy NONE = new LabelPolicy(null, null);
}
