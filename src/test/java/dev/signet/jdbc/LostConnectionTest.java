package dev.signet.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.signet.kernel.DomainException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What is repeated after a connection was lost while a statement was under way. */
class LostConnectionTest {
    private final List<String> sent = new ArrayList<>();
    private final Database database = new Database(stub(DataSource.class));

    @Test
    void a_read_is_repeated() {
        assertLost(() -> database.query(" SELECT 1", row -> ""));
        assertThat(sent).containsExactly(" SELECT 1", " SELECT 1");
    }

    @Test
    void a_change_that_returns_rows_is_not_repeated() {
        assertLost(() -> database.query("update tries set n = n + 1 returning n", row -> ""));
        assertThat(sent).containsExactly("update tries set n = n + 1 returning n");
    }

    @Test
    void a_change_is_not_repeated() {
        assertLost(() -> database.update("delete from tries"));
        assertThat(sent).containsExactly("delete from tries");
    }

    @Test
    void a_transaction_whose_first_statement_was_not_answered_is_repeated() {
        assertLost(() -> database.inTransaction(sql -> sql.update("delete from tries")));
        assertThat(sent).containsExactly("delete from tries", "delete from tries");
    }

    @Test
    void a_transaction_that_was_sent_together_with_its_commit_is_not_repeated() {
        assertLost(() -> database.runInTransaction(sql -> sql.later("delete from tries")));
        assertThat(sent).containsExactly("delete from tries;\ncommit");
    }

    @Test
    void reads_that_were_sent_together_are_repeated() {
        assertLost(() -> database.together(sql -> {
            Sql.Asked<String> first = sql.ask("select 1", row -> "");
            sql.query("select 2", row -> "");
            return first.rows();
        }));
        assertThat(sent).containsExactly("select 1;\nselect 2", "select 1;\nselect 2");
    }

    @Test
    void a_change_among_statements_that_were_sent_together_is_not_repeated() {
        assertLost(() -> database.together(sql -> {
            sql.later("delete from tries");
            return sql.query("select 2", row -> "");
        }));
        assertLost(() -> database.together(
                sql -> sql.ask("update tries set n = 0 returning n", row -> "").rows()));
        assertThat(sent).containsExactly("delete from tries;\nselect 2", "update tries set n = 0 returning n");
    }

    private static void assertLost(Runnable work) {
        assertThatExceptionOfType(DomainException.class)
                .isThrownBy(work::run)
                .extracting(DomainException::error)
                .isEqualTo(DatabaseError.UNAVAILABLE);
    }

    /** A driver whose connections are lost as soon as they send a statement. */
    private <T> T stub(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> switch (method.getName()) {
                    case "getConnection" -> stub(Connection.class);
                    case "createStatement" -> stub(Statement.class);
                    case "prepareStatement" -> {
                        sent.add((String) arguments[0]);
                        yield stub(PreparedStatement.class);
                    }
                    case "execute" -> {
                        if (type == PreparedStatement.class) {
                            throw new SQLException("stub", "08006");
                        }
                        yield true;
                    }
                    default -> method.getReturnType() == boolean.class ? false : null;
                }));
    }
}
