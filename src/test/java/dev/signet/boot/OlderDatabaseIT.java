package dev.signet.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.boot.postgres.EmbeddedPostgres;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import liquibase.Liquibase;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.resource.CompositeResourceAccessor;
import liquibase.resource.DirectoryResourceAccessor;
import liquibase.resource.ResourceAccessor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Migrates a database with rows of an older release to the schema of this release. Migrations that need keys of the
 * server are tested in UserNameMigrationIT and SubjectIdIT.
 */
final class OlderDatabaseIT {
    private static final String CHANGELOG = "db/changelog.yaml";
    private static final Pattern FILE = Pattern.compile("file: (\\d{4})");

    /** The last file of the older release; the files after it were in no release together with rows of the old kind. */
    private static final int LAST_OF_OLDER = 46;

    @TempDir
    static Path data;

    private static EmbeddedPostgres server;
    private static int databases;

    @TempDir
    Path changelogs;

    private String url;
    private Connection connection;

    @BeforeAll
    static void start() {
        server = EmbeddedPostgres.start(data);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void older() throws Exception {
        String name = "older" + ++databases;
        try (Connection own = open(server.jdbcUrl());
                Statement statement = own.createStatement()) {
            statement.execute("create database " + name);
        }
        url = server.jdbcUrl(name);
        connection = open(url);
        Path db = Files.createDirectories(changelogs.resolve("db"));
        Files.writeString(
                db.resolve("older.yaml"),
                new String(resource(), StandardCharsets.UTF_8)
                        .lines()
                        .filter(OlderDatabaseIT::isOlder)
                        .collect(Collectors.joining("\n")));
        migrate(
                "db/older.yaml",
                new CompositeResourceAccessor(
                        new DirectoryResourceAccessor(changelogs), new ClassLoaderResourceAccessor()));
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void an_expiry_that_was_rounded_into_the_year_10000_is_the_last_moment_that_can_be_told() throws Exception {
        for (String view : List.of("pat_view", "machine_key_view", "application_key_view")) {
            insertExpiring(view, "late", "10000-01-01 00:00:00+00");
            insertExpiring(view, "usual", "2030-01-01 00:00:00.123457+00");
        }

        migrate();

        for (String view : List.of("pat_view", "machine_key_view", "application_key_view")) {
            assertThat(rows("select id, expires_at at time zone 'UTC', expires_nanos from views." + view
                            + " order by id"))
                    .as(view)
                    .containsExactly("late|9999-12-31 23:59:59.999999|999", "usual|2030-01-01 00:00:00.123457|0");
        }
    }

    @Test
    void metadata_keys_of_the_erased_are_gone_and_all_other_events_stay_as_they_were() throws Exception {
        event(1, "user", "erased", "user.metadata.set", "{\"key\": \"illness\", \"at\": 1}");
        event(2, "user", "erased", "user.metadata.removed", "{\"key\": \"illness\"}");
        event(3, "user", "erased", "user.erased", "{}");
        event(4, "user", "present", "user.metadata.set", "{\"key\": \"colour\"}");

        migrate();

        assertThat(rows("select position, payload from events order by position"))
                .containsExactly("1|{\"at\": 1}", "2|{}", "3|{}", "4|{\"key\": \"colour\"}");
        assertThatThrownBy(() -> execute("update events set payload = '{}' where position = 1"))
                .hasMessageContaining("append-only");
        execute("update events set payload = payload - 'key' where position = 4");
    }

    @Test
    void a_code_on_its_way_is_still_redeemed_and_requests_that_nobody_answered_are_dropped() throws Exception {
        request("answered", "'digest'", "now() + interval '1 minute'", "'session'");
        request("asked", "null", "null", "null");
        execute("insert into pushed_authorization_requests (digest, client_id, parameters, expires_at)"
                + " values ('d', 'client', '{}', now())");

        migrate();

        assertThat(rows("select code_digest, client_id, redirect_uri, session_id from authorization_codes"))
                .containsExactly("digest|client|https://app.example.com/cb|session");
        assertThat(rows("select digest from pushed_authorization_requests")).isEmpty();
    }

    @Test
    void client_ids_are_listed_to_be_claimed_and_those_that_a_user_has_too_are_marked() throws Exception {
        event(1, "application", "app", "project.application.config.oidc.added", "{\"clientId\": \"alone\"}");
        event(2, "application", "other", "project.application.config.api.added", "{\"clientId\": \"twin\"}");
        event(3, "user", "twin", "user.machine.added", "{}");

        migrate();

        assertThat(rows("select client_id, app_id, is_user from unclaimed_client_ids order by client_id"))
                .containsExactly("alone|app|f", "twin|other|t");
    }

    @Test
    void counts_of_attempts_go_on() throws Exception {
        execute("insert into attempts (purpose, subject, attempts, window_ends_at)"
                + " values ('sign-in', 'address', 7, now() + interval '1 hour')");

        migrate();

        assertThat(rows("select subject, attempts, exceeded from attempts")).containsExactly("address|7|0");
    }

    private void migrate() throws Exception {
        migrate(CHANGELOG, new ClassLoaderResourceAccessor());
    }

    private void migrate(String changelog, ResourceAccessor resources) throws Exception {
        try (Connection own = open(url);
                Liquibase liquibase = new Liquibase(
                        changelog,
                        resources,
                        DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(own)))) {
            liquibase.update("");
        }
    }

    private static Connection open(String url) throws SQLException {
        return DriverManager.getConnection(url, server.username(), server.password());
    }

    private void insertExpiring(String view, String id, String expiry) throws SQLException {
        String more = switch (view) {
            case "pat_view" -> "user_id, scopes) values ('u', '{}'";
            case "machine_key_view" -> "user_id, public_key) values ('u', ''";
            default -> "app_id, public_key) values ('a', ''";
        };
        int values = more.indexOf(") values (");
        execute("insert into views." + view + " (id, org_id, expires_at, version, created_at, changed_at, "
                + more.substring(0, values) + ") values ('" + id + "', 'o', '" + expiry + "', 1, now(), now(), "
                + more.substring(values + ") values (".length()) + ")");
    }

    private void event(int position, String streamType, String stream, String type, String payload)
            throws SQLException {
        execute("insert into events (position, stream_type, stream_id, version, owner, type, revision, payload, actor)"
                + " values (" + position + ", '" + streamType + "', '" + stream + "', " + position + ", 'org', '" + type
                + "', 1, '" + payload + "', 'system')");
    }

    private void request(String id, String digest, String codeExpiry, String session) throws SQLException {
        execute("insert into authorization_requests (id, agent_id, client_id, redirect_uri, response_mode, scopes,"
                + " prompts, ui_locales, code_digest, code_expires_at, session_id, created_at, expires_at) values ('"
                + id + "', 'agent', 'client', 'https://app.example.com/cb', 'query', '{openid}', '{}', '{}', " + digest
                + ", " + codeExpiry + ", " + session + ", now(), now() + interval '1 day')");
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> rows(String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                List<String> columns = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    columns.add(result.getString(i));
                }
                rows.add(String.join("|", columns));
            }
        }
        return rows;
    }

    private static boolean isOlder(String line) {
        var file = FILE.matcher(line);
        return !file.find() || Integer.parseInt(file.group(1)) <= LAST_OF_OLDER;
    }

    private static byte[] resource() throws Exception {
        try (var content = OlderDatabaseIT.class.getClassLoader().getResourceAsStream(CHANGELOG)) {
            return content.readAllBytes();
        }
    }
}
