package dev.signet.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Statements that are sent in one round trip. */
@QuarkusTest
class TogetherIT {
    @Inject
    Database database;

    @BeforeEach
    void create() {
        database.update("create table if not exists together (key text primary key, value text)");
        database.update("insert into together values ('a', 'one'), ('b', 'two'), ('c', 'two')");
    }

    @AfterEach
    void drop() {
        database.update("drop table together");
    }

    @Test
    void each_statement_gets_its_own_result_in_one_round_trip() {
        try (TestingTraffic traffic = TestingTraffic.ofThisThread()) {
            List<List<String>> read = database.together(sql -> {
                Sql.Asked<String> keys = keys(sql, "two");
                Sql.Written changed = sql.later("update together set value = 'three' where value = ?", "two");
                Sql.Asked<String> none = keys(sql, "two");
                Sql.Asked<String> after = keys(sql, "three");
                assertThat(traffic.roundTrips())
                        .as("nothing is sent before it is needed")
                        .isZero();
                assertThat(changed.rows()).isEqualTo(2);
                return List.of(keys.rows(), none.rows(), after.rows());
            });

            assertThat(read).containsExactly(List.of("b", "c"), List.of(), List.of("b", "c"));
            assertThat(traffic.roundTrips()).isEqualTo(1);
            assertThat(traffic.statements()).isEqualTo(4);
        }
    }

    @Test
    void statements_that_nobody_asked_about_are_sent_in_the_end() {
        database.together(sql -> sql.later("delete from together where key = 'a'"));

        assertThat(keys(database, "one").rows()).isEmpty();
    }

    @Test
    void if_one_of_them_fails_none_takes_effect() {
        assertThatThrownBy(() -> database.together(sql -> {
                    sql.later("delete from together where key = 'a'");
                    return sql.query(
                            "insert into together values ('b', 'twice') returning key", row -> row.text("key"));
                }))
                .isInstanceOf(UniqueViolation.class);

        assertThat(keys(database, "one").rows()).containsExactly("a");
    }

    @Test
    void in_a_transaction_questions_wait_for_the_next_statement() {
        try (TestingTraffic traffic = TestingTraffic.ofThisThread()) {
            List<String> read = database.inTransaction(sql -> {
                sql.later("update together set value = 'one' where key = 'b'");
                Sql.Asked<String> keys = keys(sql, "one");
                sql.update("update together set value = 'four' where key = 'c'");
                return keys.rows();
            });

            assertThat(read).containsExactly("a", "b");
            assertThat(traffic.roundTrips()).as("the statements and the commit").isEqualTo(2);
        }
    }

    private static Sql.Asked<String> keys(Sql sql, String value) {
        return sql.ask("select key from together where value = ? order by key", row -> row.text("key"), value);
    }
}
