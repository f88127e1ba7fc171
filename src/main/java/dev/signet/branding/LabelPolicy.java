package dev.signet.branding;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * State of the label policy of an organization, or of the instance, whose policy is the default.
 *
 * @param preview what changes affect; null while there is no policy
 * @param active what pages show; null until the preview was activated for the first time
 */
@RegisterForReflection // snapshots are parsed as this type
public record LabelPolicy(
        @Nullable LabelLook preview, @Nullable LabelLook active) {
    static final LabelPolicy NONE = new LabelPolicy(null, null);

    /** Returns this policy with another preview, which pages show too if {@code atOnce} is true. */
    LabelPolicy previewing(LabelLook look, boolean atOnce) {
        return new LabelPolicy(look, atOnce ? look : active);
    }

    /** Returns the digests of all files that the preview or the pages show. */
    List<String> digests() {
        return Stream.of(preview, active)
                .filter(Objects::nonNull)
                .flatMap(look -> Objects.requireNonNull(look).assets().digests().stream())
                .distinct()
                .toList();
    }
}
