package dev.signet.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class GatheredUpdatesTest {
    private final Recorder recorder = new Recorder();
    private final GatheredUpdates gathered = new GatheredUpdates(recorder);

    @Test
    void updates_with_one_text_are_sent_together_and_those_of_one_subject_keep_their_order() {
        gathered.about("a");
        gathered.later("insert", "a1");
        gathered.later("touch", "a2");
        gathered.later("touch", "a3");
        gathered.about("b");
        gathered.later("insert", "b1");
        gathered.later("touch", "b2");

        gathered.run();

        assertThat(recorder.sent).containsExactly("insert [a1, b1]", "touch [a2, a3, b2]");
    }

    @Test
    void updates_of_one_subject_keep_their_order_when_their_texts_alternate() {
        gathered.about("a");
        gathered.later("set", "a1");
        gathered.later("delete", "a2");
        gathered.later("set", "a3");
        gathered.about("b");
        gathered.later("delete", "b1");

        gathered.run();

        assertThat(recorder.sent).containsExactly("set [a1]", "delete [b1]", "delete [a2]", "set [a3]");
    }

    @Test
    void statements_that_insert_or_update_are_never_sent_twice_at_once_for_one_subject() {
        gathered.about("a");
        gathered.later("insert on conflict do update", "a1");
        gathered.later("insert on conflict do update", "a2");
        gathered.about("b");
        gathered.later("insert on conflict do update", "b1");

        gathered.run();

        assertThat(recorder.sent)
                .containsExactly("insert on conflict do update [a1, b1]", "insert on conflict do update [a2]");
    }

    @Test
    void nothing_is_sent_twice() {
        gathered.later("insert", "1");
        gathered.run();
        gathered.run();

        assertThat(recorder.sent).containsExactly("insert [1]");
    }

    @Test
    void a_query_sees_delayed_updates() {
        gathered.later("insert", "1");

        gathered.query("select", row -> "");

        assertThat(recorder.sent).containsExactly("insert [1]", "select");
    }

    @Test
    void reading_the_result_of_a_delayed_update_runs_it() {
        Sql.Written first = gathered.later("insert", "1");
        gathered.about("other");
        Sql.Written second = gathered.later("insert", "2");

        assertThat(first.rows()).isEqualTo(100);
        assertThat(second.rows()).isEqualTo(101);
        assertThat(recorder.sent).containsExactly("insert [1, 2]");
    }

    /** Records statements instead of running them; the n-th update affects 99 + n rows. */
    private static final class Recorder implements Sql {
        private final List<String> sent = new ArrayList<>();

        @Override
        public <T> List<T> query(String sql, RowMapper<T> mapper, Object... parameters) {
            sent.add(sql);
            return List.of();
        }

        @Override
        public <T> List<T> queryPlannedAnew(String sql, RowMapper<T> mapper, Object... parameters) {
            return query(sql, mapper, parameters);
        }

        @Override
        public int update(String sql, Object... parameters) {
            sent.add(sql);
            return 1;
        }

        @Override
        public int[] updateAll(String sql, List<Object[]> parameters) {
            sent.add(sql + ' ' + parameters.stream().flatMap(Arrays::stream).toList());
            int[] rows = new int[parameters.size()];
            for (int i = 0; i < rows.length; i++) {
                rows[i] = 100 + i;
            }
            return rows;
        }
    }
}
