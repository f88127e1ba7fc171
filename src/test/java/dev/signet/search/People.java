package dev.signet.search;

import dev.signet.boot.postgres.EmbeddedPostgres;
import dev.signet.eventstore.Fence;
import dev.signet.jdbc.Database;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/** A table of people in a database of its own, with the indexes that a large table of the server has. */
final class People implements AutoCloseable {
    static final TextColumn USER_NAME =
            TextColumn.of("user_name", "p.user_name").orderedIndex().fencedIn("p.search_text", 1);
    static final TextColumn FIRST_NAME =
            TextColumn.of("first_name", "p.first_name").fencedIn("p.search_text", 2);
    static final TextColumn NICK_NAME = TextColumn.of("nick_name", "p.nick_name");
    static final ValueColumn STATE = new ValueColumn("state", "p.state");
    static final ValueColumn CREATED = new ValueColumn("creation_date", "p.created_at");
    static final SearchableView ALL =
            new SearchableView("person p", "p.id", "select p.id, p.user_name from person p", CREATED);

    /** The same view, but every change of a row also appends an event. */
    static final SearchableView FOLLOWED = new SearchableView(
            ALL.table(),
            ALL.id(),
            ALL.rows(),
            ALL.defaultSort(),
            new RowChanges(Set.of("person.changed"), Set.of(STATE)));

    private final EmbeddedPostgres server;
    private final AgroalDataSource pool;
    private final Database database;
    private final Searches searches;

    private People(EmbeddedPostgres server, AgroalDataSource pool) {
        this.server = server;
        this.pool = pool;
        this.database = new Database(pool);
        this.searches = new Searches(database, new Fence(database));
    }

    static People start() {
        try {
            EmbeddedPostgres server = EmbeddedPostgres.start(directory());
            People people = new People(
                    server,
                    AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                            .connectionPoolConfiguration(pool -> pool.maxSize(6)
                                    .connectionFactoryConfiguration(connection -> connection
                                            .jdbcUrl(server.jdbcUrl())
                                            .principal(new NamePrincipal(server.username()))
                                            .credential(new SimplePassword(server.password()))))));
            people.create();
            return people;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static Map<String, String> row(String userName, String firstName, String nickName, String state) {
        return Map.of("user_name", userName, "first_name", firstName, "nick_name", nickName, "state", state);
    }

    /** Replaces all rows; their ids and times follow the order of the list. */
    void replace(List<Map<String, String>> rows) {
        database.update("delete from person");
        database.update(
                """
                insert into person (id, user_name, first_name, nick_name, state, created_at)
                select *, now() + r.id::int * interval '1 second' from unnest(?, ?, ?, ?, ?) r(id, u, f, n, s)
                """,
                column(numbered(rows), row -> row.get("id")),
                column(rows, row -> row.get("user_name")),
                column(rows, row -> row.get("first_name")),
                column(rows, row -> row.get("nick_name")),
                column(rows, row -> row.get("state")));
        database.update("analyze person");
    }

    void add(int number, Map<String, String> row) {
        database.update(
                "insert into person (id, user_name, first_name, nick_name, state, created_at)"
                        + " values (?, ?, ?, ?, ?, now() + interval '10 days')",
                id(number),
                row.get("user_name"),
                row.get("first_name"),
                row.get("nick_name"),
                row.get("state"));
    }

    /** Changes rows and writes the event of each, in one transaction and behind the fence, as writers of events do. */
    void change(String sql, Object... parameters) {
        database.inTransaction(transaction -> {
            // The key of Fence.
            transaction.query("select pg_advisory_xact_lock_shared(?)", row -> "", 0x5167_6e65_7401L);
            List<String> ids = transaction.query(sql + " returning id", row -> row.text("id"), parameters);
            transaction.update(
                    "insert into events (position, type, stream_id) select nextval('events_position'), 'person.changed', id"
                            + " from unnest(?) id",
                    (Object) ids.toArray(String[]::new));
            return ids;
        });
    }

    /** Replaces the table by a copy of itself, as a rebuild does. */
    void rebuild(String where) {
        database.inTransaction(transaction -> {
            transaction.update("create table copy (like person including all)");
            transaction.update("insert into copy (id, user_name, first_name, nick_name, state, created_at)"
                    + " select id, user_name, first_name, nick_name, state, created_at from person where " + where);
            transaction.update("drop table person");
            return transaction.update("alter table copy rename to person");
        });
    }

    /** How many people match the predicate, counted by the database. */
    long count(Predicate predicate) {
        Condition condition = Condition.of(List.of(predicate));
        return database.single(
                "select count(*) as people from person p where " + condition.sql(),
                row -> row.number("people"),
                Searches.bindable(condition.parameters()));
    }

    Page<String> findFollowed(Search search) {
        return searches.find(FOLLOWED, search, row -> row.text("id"));
    }

    /** Returns the rows with the ids that {@link #replace} gives them. */
    List<Map<String, String>> numbered(List<Map<String, String>> rows) {
        return IntStream.range(0, rows.size())
                .mapToObj(n -> {
                    Map<String, String> row = new HashMap<>(rows.get(n));
                    row.put("id", id(n));
                    return row;
                })
                .toList();
    }

    /** Returns the ids of the people found. */
    Page<String> find(Search search) {
        return searches.find(ALL, search, row -> row.text("id"));
    }

    String explain(Predicate predicate) {
        Condition condition = Condition.of(List.of(predicate));
        return String.join(
                "\n",
                database.queryPlannedAnew(
                        "explain select * from person p where " + condition.sql(),
                        row -> row.text("QUERY PLAN"),
                        Searches.bindable(condition.parameters())));
    }

    @Override
    public void close() {
        pool.close();
        server.close();
    }

    /** Returns a new directory that shares the unpacked programs of the database with the other tests. */
    private static Path directory() throws IOException {
        Path tests = Path.of("target", "test-data").toAbsolutePath();
        Path programs = Files.createDirectories(tests.resolve("binaries"));
        Path directory = Files.createTempDirectory(tests, "people");
        Files.createSymbolicLink(directory.resolve("binaries"), programs);
        return directory;
    }

    private void create() {
        database.update("create extension pg_trgm");
        database.update("""
                create table person (
                    id text primary key, user_name text not null, first_name text not null, nick_name text not null,
                    state text not null, created_at timestamptz not null,
                    search_text text collate "C" generated always as (lower(
                           E'\\x01' || translate(user_name, E'\\x01\\x02\\x03\\x04\\x05\\x06\\x07\\x08', E'\\x0e\\x0e\\x0e\\x0e\\x0e\\x0e\\x0e\\x0e')
                        || E'\\x02' || translate(first_name, E'\\x01\\x02\\x03\\x04\\x05\\x06\\x07\\x08', E'\\x0e\\x0e\\x0e\\x0e\\x0e\\x0e\\x0e\\x0e')
                        || E'\\x03')) stored)
                """);
        database.update("create sequence events_position");
        database.update(
                "create table events (position bigint primary key, type text not null, stream_id text not null)");
        database.update("create index person_user_name on person (lower(user_name) collate \"C\")");
        database.update("create index person_search on person using gin (search_text gin_trgm_ops)");
    }

    private static String[] column(List<Map<String, String>> rows, Function<Map<String, String>, String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }

    static String id(int number) {
        return Integer.toString(100_000 + number);
    }
}
