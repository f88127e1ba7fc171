package dev.signet.group;

import org.jspecify.annotations.Nullable;

/** Commands that change a group. */
sealed interface GroupCommand {

    /** Creates the group. */
    record Add(String name, String description) implements GroupCommand {}

    /** Replaces the texts that are given; null for one that stays. Changes nothing if the group already has them. */
    record Change(@Nullable String name, @Nullable String description) implements GroupCommand {}

    /** Deactivates the group. */
    record Deactivate() implements GroupCommand {}

    /** Activates the group again. */
    record Reactivate() implements GroupCommand {}

    /** Removes the group. */
    record Remove() implements GroupCommand {}
}
