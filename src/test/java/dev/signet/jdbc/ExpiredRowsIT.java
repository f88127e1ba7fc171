package dev.signet.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ExpiredRowsIT {
    private static final String CONDITION = "subject like 'expired-rows-%' and expires_at < now()";

    @Inject
    Database database;

    @AfterEach
    void remove() {
        database.update("delete from used_assertions where subject like 'expired-rows-%'");
    }

    @Test
    void every_expired_row_is_deleted_although_a_batch_is_smaller() {
        insert("expired-rows-old", 2 * ExpiredRows.BATCH + 1, "- interval '1 hour'");
        insert("expired-rows-new", 10, "+ interval '1 hour'");

        assertThat(ExpiredRows.delete(database, "used_assertions", CONDITION)).isEqualTo(2 * ExpiredRows.BATCH + 1);
        assertThat(rows()).isEqualTo(10);
    }

    @Test
    void rows_that_somebody_else_deletes_are_not_waited_for() {
        insert("expired-rows-old", 10, "- interval '1 hour'");

        int deleted = database.inTransaction(other -> {
            other.query(
                    "select subject from used_assertions where subject = 'expired-rows-old' and jti <= '4' for update",
                    row -> row.text("subject"));
            return CompletableFuture.supplyAsync(() -> ExpiredRows.delete(database, "used_assertions", CONDITION))
                    .join();
        });

        assertThat(deleted).isEqualTo(10 - 5);
        assertThat(rows()).isEqualTo(5);
    }

    private void insert(String subject, int rows, String expiry) {
        database.update(
                "insert into used_assertions (subject, jti, expires_at) select ?, i::text, now() " + expiry
                        + " from generate_series(0, ?) i",
                subject,
                rows - 1);
    }

    private long rows() {
        return database.single(
                "select count(*) as n from used_assertions where subject like 'expired-rows-%'",
                row -> row.number("n"));
    }
}
