package dev.signet.node;

import dev.signet.jdbc.DatabaseError;
import dev.signet.kernel.Task;
import io.quarkus.arc.InjectableInstance;
import io.quarkus.hibernate.orm.PersistenceUnit;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.persistence.PersistenceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.SessionFactory;
import org.jboss.logging.Logger;

/**
 * Keeps this node's entry in the list of nodes, and returns the list. An operator sees there which releases are running,
 * for example whether an upgrade has reached every node.
 *
 * <p>Nothing else depends on the list. A node that cannot renew its entry serves on.
 */
@Singleton
public final class NodeList {
    /** The persistence unit and the datasource for plain data. */
    static final String PLAIN = "plain";

    /** After the migration (-100) and before the scheduler (0). */
    private static final int PRIORITY = -50;

    private static final Logger LOG = Logger.getLogger(NodeList.class);
    private static final Duration FORGOTTEN = Duration.ofDays(1);
    private static final Path KERNEL_HOST_NAME = Path.of("/proc/sys/kernel/hostname");

    private final boolean listed;
    private final String release;
    private final String id = UUID.randomUUID().toString();
    private final Nodes nodes;
    private final InjectableInstance<SessionFactory> sessions;

    NodeList(
            NodeConfig config,
            @ConfigProperty(name = "quarkus.application.version") String release,
            Nodes nodes,
            @PersistenceUnit(PLAIN) InjectableInstance<SessionFactory> sessions) {
        this.listed = config.listed() && Task.isServing();
        this.release = release;
        this.nodes = nodes;
        this.sessions = sessions;
    }

    /** Refuses to start if the table is not the one that the entity describes, and enters this node. */
    void start(@Observes @Priority(PRIORITY) StartupEvent event) {
        if (listed) {
            sessions.get().getSchemaManager().validateMappedObjects();
            renew();
        }
    }

    @Scheduled(every = "15s", delayed = "15s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void keep() {
        if (listed) {
            renew();
        }
    }

    private void renew() {
        try {
            QuarkusTransaction.requiringNew().run(() -> {
                nodes.see(id, host(), release);
                nodes.forget(FORGOTTEN);
            });
        } catch (PersistenceException e) {
            LOG.debugf("The entry of this node could not be renewed: %s", e.getMessage());
        }
    }

    void stop(@Observes ShutdownEvent event) {
        if (!listed) {
            return;
        }
        try {
            QuarkusTransaction.requiringNew().run(() -> nodes.deleteById(id));
        } catch (PersistenceException e) {
            LOG.debugf("The entry of this node could not be removed: %s", e.getMessage());
        }
    }

    /**
     * Returns the nodes, the one that started last first, 1,000 at most. Those that stopped in order have left the list;
     * those that were killed stay for a day.
     *
     * @throws dev.signet.kernel.DomainException {@link NodeError#NOT_LISTED}, or {@link DatabaseError#UNAVAILABLE}
     */
    public List<Node> list() {
        if (!listed) {
            throw NodeError.NOT_LISTED.exception();
        }
        try {
            return QuarkusTransaction.requiringNew().call(nodes::newest);
        } catch (PersistenceException e) {
            throw DatabaseError.UNAVAILABLE.exception(e);
        }
    }

    private static String host() {
        String pod = System.getenv("HOSTNAME");
        if (pod != null && !pod.isBlank()) {
            return pod;
        }
        try {
            return Files.readString(KERNEL_HOST_NAME).strip();
        } catch (IOException e) {
            return "unknown"; // no Linux
        }
    }
}
