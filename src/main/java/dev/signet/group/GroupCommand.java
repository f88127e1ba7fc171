package dev.signet.group;

import org.jspecify.annotations.Nullable;

/** Commands that change a group. */
sealed interface GroupCommand {

    /** Creates the group. */
    record Add(String name, String description) implements GroupCommand {}

    /** Commands to a group that exists. */
    sealed interface Existing extends GroupCommand {}

    /** Replaces the texts that are given; null for one that stays. Changes nothing if the group already has them. */
    record Change(@Nullable String name, @Nullable String description) implements Existing {}

    /** Deactivates the group. */
    record Deactivate() implements Existing {}

    /** Activates the group again. */
    record Reactivate() implements Existing {}

    /** Removes the group. */
    record Remove() implements Existing {}
}
