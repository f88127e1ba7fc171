package dev.signet.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.kernel.DomainException;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class GatheredQueryIT {
    private static final int CALLERS = 200;

    /** More callers than the questions that all concurrent statements together can contain. */
    private static final int CROWD = 2_000;

    @Inject
    DataSource dataSource;

    private Database database;
    private GatheredQuery<String> values;

    @BeforeEach
    void create() {
        database = new Database(dataSource);
        database.update("create table if not exists gathered (key text, value text)");
        database.update("insert into gathered select i::text, (i * 2)::text from generate_series(0, 999) i");
        values = query();
    }

    @AfterEach
    void drop() {
        database.update("drop table gathered");
    }

    @Test
    void each_of_many_callers_gets_the_rows_of_its_own_question() throws Exception {
        List<Callable<List<String>>> calls = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            String key = Integer.toString(i);
            calls.add(() -> values.ask(key));
        }
        List<Future<List<String>>> answers = together(calls);
        for (int i = 0; i < CALLERS; i++) {
            assertThat(answers.get(i).get()).containsExactly(Integer.toString(i * 2));
        }
    }

    @Test
    void a_question_may_have_no_row_or_several() {
        database.update("insert into gathered values ('several', 'a'), ('several', 'b')");
        assertThat(values.ask("several")).containsExactlyInAnyOrder("a", "b");
        assertThat(values.ask("none")).isEmpty();
        assertThat(values.ask((String) null)).isEmpty();
    }

    @Test
    void callers_share_statements_while_the_database_is_busy() throws Exception {
        AtomicInteger statements = new AtomicInteger();
        GatheredQuery<String> slow = new GatheredQuery<>(
                database,
                "select q.question, g.value, s.* from (select pg_sleep(0.05)::text as slept) s, "
                        + GatheredQuery.questions("key") + GatheredQuery.lookUpOnly("gathered", "g", "key = q.key"),
                row -> {
                    if (row.integer("question") == 1) {
                        statements.incrementAndGet();
                    }
                    return row.text("value");
                });
        List<Callable<List<String>>> calls = new ArrayList<>();
        for (int i = 0; i < CROWD; i++) {
            String key = Integer.toString(i % 1000);
            calls.add(() -> slow.ask(key));
        }
        for (Future<List<String>> answer : together(calls)) {
            assertThat(answer.get()).hasSize(1);
        }
        assertThat(statements.get()).isLessThan(CROWD / 4);
    }

    @Test
    void equal_questions_of_a_statement_are_asked_once_and_answered_for_all() throws Exception {
        AtomicInteger rows = new AtomicInteger();
        GatheredQuery<String> slow = new GatheredQuery<>(
                database,
                "select q.question, g.value, s.* from (select pg_sleep(0.05)::text as slept) s, "
                        + GatheredQuery.questions("key", "other")
                        + GatheredQuery.lookUpOnly("gathered", "g", "key = q.key"),
                row -> {
                    rows.incrementAndGet();
                    return row.text("value");
                });
        List<Callable<List<String>>> calls = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            String key = Integer.toString(i % 2);
            String other = i % 4 < 2 ? null : "";
            calls.add(() -> slow.ask(key, other));
        }
        List<Future<List<String>>> answers = together(calls);
        for (int i = 0; i < CALLERS; i++) {
            assertThat(answers.get(i).get()).containsExactly(Integer.toString(i % 2 * 2));
        }
        // a statement has at most four different questions
        assertThat(rows.get()).isLessThan(CALLERS / 2);
    }

    @Test
    void a_result_contains_every_change_that_was_committed_before_the_question() throws Exception {
        database.update("insert into gathered values ('counter', '0')");
        List<Callable<List<String>>> calls = new ArrayList<>();
        calls.add(() -> {
            for (int i = 1; i <= CALLERS; i++) {
                database.update("update gathered set value = ? where key = 'counter'", Integer.toString(i));
                assertThat(values.ask("counter")).containsExactly(Integer.toString(i));
            }
            return List.of();
        });
        for (int caller = 0; caller < 8; caller++) {
            calls.add(() -> {
                for (int i = 0; i < CALLERS; i++) {
                    values.ask("counter");
                }
                return List.of();
            });
        }
        for (Future<List<String>> answer : together(calls)) {
            answer.get();
        }
    }

    @Test
    void a_question_that_the_database_refuses_makes_no_other_question_fail() throws Exception {
        List<Callable<List<String>>> calls = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            String key = i == CALLERS / 2 ? "no\0text" : Integer.toString(i);
            calls.add(() -> values.ask(key));
        }
        List<Future<List<String>>> answers = together(calls);
        for (int i = 0; i < CALLERS; i++) {
            if (i == CALLERS / 2) {
                assertThatThrownBy(answers.get(i)::get)
                        .isInstanceOf(ExecutionException.class)
                        .cause()
                        .isInstanceOfSatisfying(
                                DomainException.class,
                                e -> assertThat(e.error()).isEqualTo(DatabaseError.UNSTORABLE_TEXT));
            } else {
                assertThat(answers.get(i).get()).hasSize(1);
            }
        }
    }

    @Test
    void after_a_failure_the_next_question_is_answered() {
        database.update("alter table gathered rename to hidden");
        assertThatThrownBy(() -> values.ask("1")).isInstanceOf(DatabaseFailure.class);
        database.update("alter table hidden rename to gathered");
        assertThat(values.ask("1")).containsExactly("2");
    }

    @Test
    void a_look_up_uses_the_index_of_the_key_although_the_number_of_questions_is_unknown() {
        database.update("create index gathered_key on gathered (key)");
        List<String> plan = database.query(
                "explain " + sql(), row -> row.text("QUERY PLAN"), (Object) new String[] {"1", "2", "3"});
        assertThat(plan).anyMatch(line -> line.contains("gathered_key"));
    }

    private GatheredQuery<String> query() {
        return new GatheredQuery<>(database, sql(), row -> row.text("value"));
    }

    private static String sql() {
        return "select q.question, g.value from " + GatheredQuery.questions("key")
                + GatheredQuery.lookUpOnly("gathered", "g", "key = q.key");
    }

    private static <T> List<Future<T>> together(List<Callable<T>> calls) throws InterruptedException {
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> futures = new ArrayList<>();
            for (Callable<T> call : calls) {
                futures.add(threads.submit(() -> {
                    start.await();
                    return call.call();
                }));
            }
            start.countDown();
            return futures;
        }
    }
}
