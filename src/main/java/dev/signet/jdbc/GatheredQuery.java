package dev.signet.jdbc;

import dev.signet.kernel.DomainError;
import dev.signet.kernel.DomainException;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A query that many callers run at the same time. The parameters of one caller are called a question. Questions that
 * arrive while a statement is running are answered together by the next statement. No caller waits for others to
 * arrive, only for the running statement. No result is cached: every result is from a statement that began after its
 * caller asked, so it contains every change that was committed before.
 *
 * <p>The round trip to the database costs more than a look-up by key. A busy server therefore sends fewer statements,
 * while an idle one sends a statement as soon as somebody asks. Callers with equal questions get the same rows.
 *
 * @param <T> type to which a row is mapped; it must be immutable
 */
public final class GatheredQuery<T> {
    /** Maximum number of questions in one statement; further ones wait for the next statement. */
    private static final int MOST = 64;

    /** Maximum number of statements that run at the same time. */
    private static final int LANES = 8;

    /**
     * Time in nanoseconds after which a running statement is late: the next caller does not wait for its end, but
     * starts another statement beside it, with all questions that wait.
     */
    private static final long LATE = TimeUnit.MILLISECONDS.toNanos(5);

    private final Database database;
    private final String sql;
    private final RowMapper<T> mapper;

    private final ReentrantLock lock = new ReentrantLock();
    private final Queue<Question<T>> waiting = new ArrayDeque<>();
    private int lanes;
    private long started;

    /**
     * Creates a query that returns the rows that match a question.
     *
     * @param sql a statement that answers several questions: it selects from {@link #questions}, and one of its columns
     * is {@code q.question}, which tells to which question a row belongs
     */
    public GatheredQuery(Database database, String sql, RowMapper<T> mapper) {
        this.database = database;
        this.sql = sql;
        this.mapper = mapper;
    }

    /**
     * Returns the FROM item with the questions: it has the alias {@code q} and a row for each question, with these
     * columns of type {@code text} and the column {@code question}, the number of the question from 1. The columns are
     * the parameters of {@link #ask} in this order.
     */
    public static String questions(String... columns) {
        // The subselects hide the lengths of the arrays from the planner. If it knew them, it would plan each statement
        // anew, which takes longer than running it.
        String parameters =
                Arrays.stream(columns).map(column -> "(select ?::text[])").collect(Collectors.joining(", "));
        return "unnest(" + parameters + ") with ordinality as q (" + String.join(", ", columns) + ", question)";
    }

    /**
     * Returns a left join to the rows of a table that match a question. The look-up in the table is planned on its own,
     * so that it uses the index of the key whatever number of questions and rows the planner expects.
     *
     * @param condition SQL condition that names columns of the table without an alias, and columns of earlier FROM
     * items with their aliases
     */
    public static String lookUp(String table, String alias, String condition) {
        return lookUp("*", table, alias, condition);
    }

    /**
     * Returns the same join for a wide table of which a statement needs only some columns: reading all of them costs
     * about as much as finding the row.
     *
     * @param columns names of columns, or expressions with names
     */
    public static String lookUp(String columns, String table, String alias, String condition) {
        return " left join lateral (select " + columns + " from " + table + " where " + condition + " offset 0) "
                + alias + " on true\n";
    }

    /** Returns the same join as {@link #lookUp}, but as an inner join, which omits questions that match no row. */
    public static String lookUpOnly(String table, String alias, String condition) {
        return lookUpOnly("*", table, alias, condition);
    }

    /** Returns the same inner join with these columns only. */
    public static String lookUpOnly(String columns, String table, String alias, String condition) {
        return " cross join lateral (select " + columns + " from " + table + " where " + condition + " offset 0) "
                + alias + "\n";
    }

    /**
     * Returns the rows for one question, in a list that may be shared with other callers and must not be changed. Fails
     * like {@link Database#query}, and never because of another caller's
     * question.
     */
    public List<T> ask(@Nullable String... parameters) {
        Question<T> question = new Question<>(Arrays.asList(parameters));
        List<Question<T>> batch = enter(question);
        lead(batch);
        if (!batch.contains(question)) {
            lead(question.turn.join());
        }
        return question.answer();
    }

    /**
     * Returns the questions for which this caller must run a statement now; its own is not always among them. Returns
     * none if this caller only has to wait.
     */
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

    /**
     * Lets the caller of the first waiting question run the next statement in place of this one; if none waits, one
     * statement fewer is running.
     */
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
                // one question caused the failure; run each on its own so that the others get their results
                batch.forEach(question -> answer(List.of(question)));
            }
        }
    }

    // Equal questions are asked once: at a busy server many callers ask about the same client or token.
    private void query(List<Question<T>> batch) {
        Map<List<@Nullable String>, List<T>> answers = new LinkedHashMap<>();
        for (Question<T> question : batch) {
            answers.put(question.parameters, new ArrayList<>());
        }
        List<List<T>> inOrder = List.copyOf(answers.values());
        for (Numbered<T> row : database.query(sql, this::numbered, columns(answers.keySet()))) {
            inOrder.get(row.question() - 1).add(row.value());
        }
        batch.forEach(question -> question.rows = answers.get(question.parameters));
    }

    private Numbered<T> numbered(Row row) throws SQLException {
        return new Numbered<>(row.integer("question"), mapper.map(row));
    }

    /** Turns the questions, which are rows, into arrays, one for each column. */
    private static Object[] columns(Collection<List<@Nullable String>> questions) {
        int width = questions.iterator().next().size();
        Object[] columns = new Object[width];
        for (int column = 0; column < width; column++) {
            int place = column;
            columns[column] =
                    questions.stream().map(parameters -> parameters.get(place)).toArray(String[]::new);
        }
        return columns;
    }

    private static boolean isUnavailable(RuntimeException failure) {
        return failure instanceof DomainException domain && domain.error().kind() == DomainError.Kind.UNAVAILABLE;
    }

    private record Numbered<T>(int question, T value) {}

    /**
     * A question of one caller and its result, which is written by the caller that runs the statement and read by this
     * caller afterwards.
     */
    private static final class Question<T> {
        private final List<@Nullable String> parameters;
        /**
         * Completed with the questions that this caller must run, or with an empty list when its own has been answered.
         */
        private final CompletableFuture<List<Question<T>>> turn = new CompletableFuture<>();

        private @Nullable List<T> rows;
        private @Nullable RuntimeException failure;

        private Question(List<@Nullable String> parameters) {
            this.parameters = parameters;
        }

        private List<T> answer() {
            if (failure != null) {
                throw failure;
            }
            if (rows == null) {
                throw new IllegalStateException("the caller that ran this question failed");
            }
            return rows;
        }
    }
}
