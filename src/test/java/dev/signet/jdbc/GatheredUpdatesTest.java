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
        gathered.write("insert", "a1");
        gathered.write("touch", "a2");
        gathered.write("touch", "a3");
        gathered.about("b");
        gathered.write("insert", "b1");
        gathered.write("touch", "b2");

        gathered.run();

        assertThat(recorder.sent).containsExactly("insert [a1, b1]", "touch [a2, a3, b2]");
    }

    @Test
    void updates_of_one_subject_keep_their_order_when_their_texts_alternate() {
        gathered.about("a");
        gathered.write("set", "a1");
        gathered.write("delete", "a2");
        gathered.write("set", "a3");
        gathered.about("b");
        gathered.write("delete", "b1");

        gathered.run();

        assertThat(recorder.sent).containsExactly("set [a1]", "delete [b1]", "delete [a2]", "set [a3]");
    }

    @Test
    void statements_that_insert_or_update_are_never_sent_twice_at_once_for_one_subject() {
        gathered.about("a");
        gathered.write("insert on conflict do update", "a1");
        gathered.write("insert on conflict do update", "a2");
        gathered.about("b");
        gathered.write("insert on conflict do update", "b1");

        gathered.run();

        assertThat(recorder.sent)
                .containsExactly("insert on conflict do update [a1, b1]", "insert on conflict do update [a2]");
    }

    @Test
    void nothing_is_sent_twice() {
        gathered.write("insert", "1");
        gathered.run();
        gathered.run();

        assertThat(recorder.sent).containsExactly("insert [1]");
    }

    /** Records statements instead of running them. */
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
        public void updateAll(String sql, List<Object[]> parameters) {
            sent.add(sql + ' ' + parameters.stream().flatMap(Arrays::stream).toList());
        }
    }
}
