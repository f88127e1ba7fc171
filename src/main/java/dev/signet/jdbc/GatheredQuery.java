package dev.signet.jdbc;

import dev.signet.kernel.DomainError;
import dev.signet.kernel.DomainException;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A read that many callers ask for at the same time: those who come while the database is busy with it go together with
 * the next statement. Nobody waits for company, and nothing is remembered: an answer is from a statement that began after
 * its question was asked, so it shows every change that was committed before.
 *
 * <p>The way to the database and back costs more than a look-up by key. So a busy server asks less often, and an idle one
 * asks as soon as somebody wants to know.
 *
 * @param <T> what a row is read as
 */
public final class GatheredQuery<T> {
    /** Most questions in one statement; more wait for the one after. */
    private static final int MOST = 64;

    /** Most statements on their way at once. */
    private static final int LANES = 8;

    /** A statement that takes longer is not waited for: the next one starts beside it. In nanoseconds. */
    private static final long LATE = TimeUnit.MILLISECONDS.toNanos(5);

    private final Database database;
    private final String sql;
    private final RowMapper<T> mapper;

    private final ReentrantLock lock = new ReentrantLock();
    private final Queue<Question<T>> waiting = new ArrayDeque<>();
    private int lanes;
    private long started;

    /**
     * A query of the rows that belong to the questions.
     *
     * @param sql selects {@code q.question} among its columns, from {@link #questions}
     */
    public GatheredQuery(Database database, String sql, RowMapper<T> mapper) {
        this.database = database;
        this.sql = sql;
        this.mapper = mapper;
    }

    /**
     * What such a query selects from: a row {@code q} for each question, with these columns of type text, which are the
     * parameters of {@link #ask} in this order, and its number {@code question}.
     */
    public static String questions(String... columns) {
        // Behind a select of its own the planner does not see how many there are: with the numbers in sight it would
        // plan
        // each statement anew, which takes longer than running it.
        String parameters =
                Arrays.stream(columns).map(column -> "(select ?::text[])").collect(Collectors.joining(", "));
        return "unnest(" + parameters + ") with ordinality as q (" + String.join(", ", columns) + ", question)";
    }

    /**
     * A join to the rows of a table that fit a question, or to nulls. The table's look-up is planned by itself: whatever
     * the planner believes of the number of questions and rows, it goes by the index of the key.
     *
     * @param condition over columns of the table by their names alone, and of what stands before by alias
     */
    public static String lookUp(String table, String alias, String condition) {
        return " left join lateral (select * from " + table + " where " + condition + " offset 0) " + alias
                + " on true\n";
    }

    /** The same, leaving questions out for which there is none. */
    public static String lookUpOnly(String table, String alias, String condition) {
        return " cross join lateral (select * from " + table + " where " + condition + " offset 0) " + alias + "\n";
    }

    /** The rows for one question. Fails as {@link Database#query} does, for reasons of its own only. */
    public List<T> ask(@Nullable String... parameters) {
        Question<T> question = new Question<>(parameters);
        List<Question<T>> batch = enter(question);
        lead(batch);
        if (!batch.contains(question)) {
            lead(question.turn.join());
        }
        return question.answer();
    }

    /** The questions the caller has to see to, perhaps without its own, which then waits; none if it only has to wait. */
    private List<Question<T>> enter(Question<T> question) {
        lock.lock();
        try {
            waiting.add(question);
            if (lanes == LANES || (lanes > 0 && System.nanoTime() - started < LATE)) {
                return List.of();
            }
            lanes++;
            return next();
        } finally {
            lock.unlock();
        }
    }

    private void lead(List<Question<T>> batch) {
        if (batch.isEmpty()) {
            return;
        }
        try {
            answer(batch);
        } finally {
            leave();
            batch.forEach(question -> question.turn.complete(List.of()));
        }
    }

    /** Hands the lane to the first who waits. */
    private void leave() {
        List<Question<T>> batch;
        lock.lock();
        try {
            batch = next();
            if (batch.isEmpty()) {
                lanes--;
            }
        } finally {
            lock.unlock();
        }
        if (!batch.isEmpty()) {
            batch.getFirst().turn.complete(batch);
        }
    }

    private List<Question<T>> next() {
        List<Question<T>> batch = new ArrayList<>();
        while (!waiting.isEmpty() && batch.size() < MOST) {
            batch.add(waiting.remove());
        }
        started = System.nanoTime();
        return batch;
    }

    private void answer(List<Question<T>> batch) {
        try {
            query(batch);
        } catch (RuntimeException e) {
            if (batch.size() == 1 || isUnavailable(e)) {
                batch.forEach(question -> question.failure = e);
            } else {
                // one of them is at fault, and the others shall not pay for it
                batch.forEach(question -> answer(List.of(question)));
            }
        }
    }

    private void query(List<Question<T>> batch) {
        List<Numbered<T>> rows = database.query(sql, this::numbered, columns(batch));
        batch.forEach(question -> question.rows = new ArrayList<>());
        for (Numbered<T> row : rows) {
            batch.get(row.question() - 1).found(row.value());
        }
    }

    private Numbered<T> numbered(Row row) throws SQLException {
        return new Numbered<>(row.integer("question"), mapper.map(row));
    }

    private static <T> Object[] columns(List<Question<T>> batch) {
        int width = batch.getFirst().parameters.length;
        return Stream.iterate(0, column -> column < width, column -> column + 1)
                .map(column -> batch.stream()
                        .map(question -> question.parameters[column])
                        .toArray(String[]::new))
                .toArray();
    }

    private static boolean isUnavailable(RuntimeException failure) {
        return failure instanceof DomainException domain && domain.error().kind() == DomainError.Kind.UNAVAILABLE;
    }

    private record Numbered<T>(int question, T value) {}

    /** One caller's, and what came of it; written by who leads, read by the caller after its turn. */
    private static final class Question<T> {
        private final @Nullable String[] parameters;
        /** Completed with the questions to see to, its own first; with none once it has been seen to. */
        private final CompletableFuture<List<Question<T>>> turn = new CompletableFuture<>();

        private @Nullable List<T> rows;
        private @Nullable RuntimeException failure;

        private Question(@Nullable String[] parameters) {
            this.parameters = parameters;
        }

        private void found(T row) {
            if (rows != null) {
                rows.add(row);
            }
        }

        private List<T> answer() {
            if (failure != null) {
                throw failure;
            }
            if (rows == null) {
                throw new IllegalStateException("whoever led this question failed");
            }
            return rows;
        }
    }
}
