package dev.signet.projection;

import dev.signet.jdbc.Database;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** Stores how far each consumer has read and which node may run it. */
@Singleton
final class Checkpoints {
    private final Database database;

    Checkpoints(Database database) {
        this.database = database;
    }

    /**
     * Takes or renews the lease.
     *
     * @return the checkpoint, or empty while another node holds the lease
     */
    OptionalLong lease(String consumer, String node, Duration length) {
        Optional<Long> position = renew(consumer, node, length);
        if (position.isEmpty() && begin(consumer)) {
            position = renew(consumer, node, length);
        }
        return position.map(OptionalLong::of).orElse(OptionalLong.empty());
    }

    private Optional<Long> renew(String consumer, String node, Duration length) {
        return database.first("""
                        update projection_checkpoints
                           set lease_owner = ?, lease_until = now() + ? * interval '1 millisecond'
                         where name = ? and (lease_owner = ? or lease_until is null or lease_until < now())
                        returning position
                        """, row -> row.number("position"), node, length.toMillis(), consumer, node);
    }

    private boolean begin(String consumer) {
        return database.update(
                        "insert into projection_checkpoints (name, position) values (?, 0) on conflict (name) do nothing",
                        consumer)
                == 1;
    }

    /**
     * Moves the checkpoint from the position that this node knows and renews the lease.
     *
     * @return false if this node has lost the lease, so that the checkpoint was not moved
     */
    boolean advance(String consumer, String node, long from, long to, Duration length) {
        return database.update("""
                        update projection_checkpoints
                           set position = ?, updated_at = now(), lease_until = now() + ? * interval '1 millisecond'
                         where name = ? and lease_owner = ? and position = ?
                        """, to, length.toMillis(), consumer, node, from) == 1;
    }

    /** Gives up the lease so that another node can take over immediately. */
    void release(String consumer, String node) {
        database.update(
                "update projection_checkpoints set lease_owner = null, lease_until = null"
                        + " where name = ? and lease_owner = ?",
                consumer,
                node);
    }
}
