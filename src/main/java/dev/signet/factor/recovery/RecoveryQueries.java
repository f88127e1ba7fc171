package dev.signet.factor.recovery;

import dev.signet.jdbc.Database;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Reads how many recovery codes people have. */
@Singleton
public final class RecoveryQueries {
    private final Database database;

    public RecoveryQueries(Database database) {
        this.database = database;
    }

    /** Returns the person's recovery codes; empty if the person has none. */
    public Optional<RecoveryCodesLeft> find(String userId) {
        return database.first(
                "select codes_left, created_at from recovery_code_view where user_id = ?",
                RecoveryCodesLeft::read,
                userId);
    }
}
