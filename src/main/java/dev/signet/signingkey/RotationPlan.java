package dev.signet.signingkey;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Computes which changes of the keys are due at a given time. */
final class RotationPlan {

    private RotationPlan() {}

    /** A change that is due. */
    sealed interface Step {
        /** The default algorithm has no active key. */
        record AddActive(SigningAlgorithm algorithm) implements Step {}

        /** The active key approaches the end of its rotation period and needs a successor. */
        record AddNext(SigningAlgorithm algorithm) implements Step {}

        /** The successor has been published for so long that every client has had time to fetch it. */
        record Activate(String kid) implements Step {}

        /** The key no longer signs and the time until which it stays published is over. */
        record Remove(String kid) implements Step {}
    }

    static List<Step> due(
            List<SigningKeyView> keys, Instant now, SigningAlgorithm defaultAlgorithm, SigningKeyTimes times) {
        List<Step> steps = new ArrayList<>();
        for (SigningAlgorithm algorithm : SigningAlgorithm.values()) {
            Optional<SigningKeyView> active = in(keys, algorithm, SigningKeyState.ACTIVE);
            if (active.isPresent()) {
                succession(active.get(), in(keys, algorithm, SigningKeyState.INITIAL), now, times)
                        .ifPresent(steps::add);
            } else if (algorithm == defaultAlgorithm) {
                steps.add(new Step.AddActive(algorithm));
            }
        }
        keys.stream().filter(key -> !key.isPublishedAt(now)).forEach(key -> steps.add(new Step.Remove(key.kid())));
        return steps;
    }

    private static Optional<Step> succession(
            SigningKeyView active, Optional<SigningKeyView> next, Instant now, SigningKeyTimes times) {
        if (next.isPresent()) {
            return next.filter(key -> !now.isBefore(key.activatableAt())).map(key -> new Step.Activate(key.kid()));
        }
        Instant activatedAt = active.activatedAt() == null ? active.createdAt() : active.activatedAt();
        return now.isBefore(times.successorDueAt(activatedAt))
                ? Optional.empty()
                : Optional.of(new Step.AddNext(active.algorithm()));
    }

    private static Optional<SigningKeyView> in(
            List<SigningKeyView> keys, SigningAlgorithm algorithm, SigningKeyState state) {
        return keys.stream()
                .filter(key -> key.algorithm() == algorithm && key.state() == state)
                .findFirst();
    }
}
