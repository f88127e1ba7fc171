package dev.signet.signingkey;

import dev.signet.instance.InstanceQueries;
import dev.signet.kernel.Actor;
import dev.signet.kernel.DomainException;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.jboss.logging.Logger;

/**
 * Keeps the keys of this node up to date and carries out the changes that are due.
 *
 * <p>Every node tries each change. Unique claims and versions let one of them succeed; the others find the change done.
 */
@Singleton
final class SigningKeyRotation {
    private static final Logger LOG = Logger.getLogger(SigningKeyRotation.class);

    private final SigningKeyCommands commands;
    private final SigningKeyRing ring;
    private final SigningKeyTimes times;
    private final SigningKeysConfig config;
    private final InstanceQueries instances;
    private final Clock clock;
    private boolean setUp;
    private boolean failing;

    SigningKeyRotation(
            SigningKeyCommands commands,
            SigningKeyRing ring,
            SigningKeyTimes times,
            SigningKeysConfig config,
            InstanceQueries instances,
            Clock clock) {
        this.commands = commands;
        this.ring = ring;
        this.times = times;
        this.config = config;
        this.instances = instances;
        this.clock = clock;
    }

    /**
     * Runs more often than {@link SigningKeyTimes#NODE_LAG}. A failure is logged once, and again only after a success.
     */
    @Scheduled(every = "3s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void check() {
        try {
            setUp = setUp || instances.find().isPresent();
            if (setUp) {
                carryOutWhatIsDue();
            }
            failing = false;
        } catch (RuntimeException e) {
            if (!failing) {
                LOG.warnf("signing keys cannot be checked: %s", e.getMessage());
            }
            failing = true;
        }
    }

    void carryOutWhatIsDue() {
        for (RotationPlan.Step step :
                RotationPlan.due(ring.refresh().keys(), clock.instant(), config.algorithm(), times)) {
            try {
                carryOut(step);
            } catch (DomainException e) {
                LOG.debugf(
                        "%s was already done by another node: %s",
                        step, e.error().code());
            }
        }
    }

    private void carryOut(RotationPlan.Step step) {
        switch (step) {
            case RotationPlan.Step.AddActive(SigningAlgorithm algorithm) -> commands.ensureActive(algorithm);
            case RotationPlan.Step.AddNext(SigningAlgorithm algorithm) -> {
                SigningKeyView next = commands.rotate(algorithm, Actor.system());
                LOG.infof("%s key %s is published and signs from %s", algorithm, next.kid(), next.activatableAt());
            }
            case RotationPlan.Step.Activate(String kid) -> {
                commands.activate(kid, Actor.system());
                LOG.infof("key %s signs from now on", kid);
            }
            case RotationPlan.Step.Remove(String kid) -> commands.remove(kid, Actor.system());
        }
    }
}
