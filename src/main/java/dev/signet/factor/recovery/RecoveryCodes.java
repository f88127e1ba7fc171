package dev.signet.factor.recovery;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * State of a person's recovery codes.
 *
 * @param revision how often codes were made; new ones make all earlier ones worthless
 * @param present whether the person has codes, of which all may be used
 * @param left the numbers of the codes that were not used yet
 */
@RegisterForReflection // snapshots are parsed as this type
record RecoveryCodes(int revision, boolean present, Set<Integer> left) {
    static final RecoveryCodes NONE = new RecoveryCodes(0, false, Set.of());

    RecoveryCodes {
        // in a fixed order, in which snapshots list them
        left = Collections.unmodifiableSet(new TreeSet<>(left));
    }
}
