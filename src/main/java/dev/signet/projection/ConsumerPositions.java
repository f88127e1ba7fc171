package dev.signet.projection;

import dev.signet.jdbc.Database;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/** Tells operators how far each asynchronous consumer has read. */
@Singleton
public final class ConsumerPositions {
    private final Database database;

    public ConsumerPositions(Database database) {
        this.database = database;
    }

    /** Returns the positions of all consumers that have ever run, ordered by name. */
    public List<ConsumerPosition> list() {
        return database.query(
                "select name, position, updated_at from projection_checkpoints order by name",
                row -> new ConsumerPosition(row.text("name"), row.number("position"), row.instant("updated_at")));
    }

    /**
     * How far a consumer has read.
     *
     * @param position every event up to this position was handled or is parked
     * @param updatedAt when the position last changed
     */
    public record ConsumerPosition(String name, long position, Instant updatedAt) {}
}
