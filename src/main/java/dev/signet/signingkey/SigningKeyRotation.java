package dev.signet.signingkey;

import dev.signet.instance.InstanceQueries;
import dev.signet.kernel.Actor;
import dev.signet.kernel.DomainException;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.jboss.logging.Logger;

/**
 * Reads the keys again every few seconds, so that this node sees the changes of other nodes, and carries out the
 * changes of the {@link RotationPlan} that are due.
 *
 * <p>Every node tries each change. Claims and stream versions let only one node succeed; the others find that the
 * change is done.
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
     * Runs every 3 s, which must be less than {@link SigningKeyTimes#NODE_LAG}. Of consecutive failures only the first
     * is logged as a warning.
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
                LOG.warnf("signing keys could not be read or rotated: %s", e.getMessage());
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
                        "the change %s was refused, probably because another node has made it: %s",
                        step, e.error().code());
            }
        }
    }

    private void carryOut(RotationPlan.Step step) {
        switch (step) {
            case RotationPlan.Step.AddActive(SigningAlgorithm algorithm) -> commands.ensureActive(algorithm);
            case RotationPlan.Step.AddNext(SigningAlgorithm algorithm) -> {
                SigningKeyView next = commands.rotate(algorithm, Actor.system());
                LOG.infof("new %s key %s is published; it signs from %s", algorithm, next.kid(), next.activatableAt());
            }
            case RotationPlan.Step.Activate(String kid) -> {
                commands.activate(kid, Actor.system());
                LOG.infof("key %s is active: it signs tokens from now on", kid);
            }
            case RotationPlan.Step.Remove(String kid) -> commands.remove(kid, Actor.system());
        }
    }
}
