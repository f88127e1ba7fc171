package dev.signet.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.signet.boot.OwnProcesses;
import dev.signet.boot.postgres.EmbeddedPostgres;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The external database of a server goes down, hangs or has no space left, and recovers. */
@OwnProcesses
class DatabaseOutageIT {
    private static final String SEARCH = "/management/v1/users/_search";
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final Duration IN_TIME = Duration.ofSeconds(3);
    private static final int CALLERS = 20;

    @TempDir
    static Path directory;

    private static EmbeddedPostgres postgres;
    private static BreakableProxy proxy;
    private static ServerProcess server;

    @BeforeAll
    static void start() {
        postgres = EmbeddedPostgres.start(directory.resolve("database"));
        proxy = BreakableProxy.before(postgres);
        server = ServerProcess.startOn(postgres, proxy.port(), directory.resolve("server"));
    }

    @AfterAll
    static void end() {
        server.close();
        proxy.close();
        postgres.close();
    }

    @Test
    void calls_fail_as_unavailable_and_recover_without_a_restart() {
        assertThat(server.post(SEARCH, "{}").statusCode()).isEqualTo(200);

        proxy.cut();

        server.awaitReady(503, LIMIT);
        HttpResponse<String> refused = server.post(SEARCH, "{}");
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.body()).contains("\"code\":14").contains("database.unavailable");
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();

        proxy.join();

        server.awaitReady(200, LIMIT);
        assertThat(server.post(SEARCH, "{}").statusCode()).isEqualTo(200);
    }

    @Test
    void connections_that_were_cut_cost_no_call() throws Exception {
        fillThePool();
        for (int round = 1; round <= 3; round++) {
            proxy.cut();
            proxy.join();

            List<Integer> answers = new ArrayList<>();
            for (int call = 0; call < CALLERS; call++) {
                answers.add(server.post(SEARCH, "{}").statusCode());
                answers.add(create().statusCode());
            }
            assertThat(answers).containsOnly(200);
            // Two cuts within the pause of the database watch would be an outage to it, not two single cuts.
            TimeUnit.SECONDS.sleep(1);
        }
    }

    @Test
    void a_stopped_database_is_answered_with_unavailable_in_time_at_every_door() throws Exception {
        DatabaseDoors doors = new DatabaseDoors(server);
        // Loads classes, and shows that each door goes on to the database.
        assertThat(doors.knock())
                .allSatisfy((door, answer) -> assertThat(answer.status()).isIn("OK", "200", "303", "400"));
        int logged = occurrences("The database does not answer");
        int loggedAgain = occurrences("The database answers again");
        List<ProcessHandle> processes = processes();
        assertThat(processes).hasSizeGreaterThan(5);

        signal("STOP", processes);
        try {
            assertRefusedInTime(doors.knock());
            assertRefusedInTime(doors.knock());
            assertThat(server.readiness()).isEqualTo(503);
            assertThat(server.readiness()).isEqualTo(503);
        } finally {
            signal("CONT", processes);
        }

        server.awaitReady(200, LIMIT);
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(create().statusCode()).isEqualTo(200));
        assertThat(occurrences("The database does not answer")).isEqualTo(logged + 1);
        assertThat(occurrences("The database answers again")).isEqualTo(loggedAgain + 1);
        assertThat(server.log()).as("nothing for each request about the health").doesNotContain("SRHCK");
    }

    @Test
    void a_statement_that_takes_longer_than_a_stopped_database_is_waited_for_is_not_cut() throws Exception {
        int logged = occurrences("The database does not answer");
        Thread change;
        AtomicInteger status = new AtomicInteger();
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table events in access exclusive mode");
            change = Thread.startVirtualThread(() -> status.set(create().statusCode()));
            assertThat(change.join(IN_TIME.plusSeconds(2))).isFalse();
            connection.rollback();
        }
        assertThat(change.join(LIMIT)).isTrue();
        assertThat(status).hasValue(200);
        assertThat(occurrences("The database does not answer")).isEqualTo(logged);
    }

    @Test
    void a_full_disk_makes_the_server_not_ready_and_changes_unavailable_and_is_logged_once() throws Exception {
        execute("""
                create function no_room() returns trigger language plpgsql as $$
                begin raise exception 'could not extend file "base/1/2": No space left on device' using errcode = '53100'; end $$""");
        for (String table : List.of("events", "storage_probe")) {
            execute("create trigger no_room before insert on " + table + " execute function no_room()");
        }

        for (int call = 0; call < 5; call++) {
            HttpResponse<String> refused = create();
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.body()).contains("database.changes_refused");
            assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        }
        server.awaitReady(503, LIMIT);
        assertThat(server.post(SEARCH, "{}").statusCode()).as("reads go on").isEqualTo(200);
        await().atMost(LIMIT).until(() -> occurrences("The database takes no changes") == 1);

        for (String table : List.of("events", "storage_probe")) {
            execute("drop trigger no_room on " + table);
        }

        server.awaitReady(200, LIMIT);
        assertThat(create().statusCode()).isEqualTo(200);
        await().atMost(LIMIT).until(() -> occurrences("The database takes changes again") == 1);
        assertThat(occurrences("The database takes no changes")).isEqualTo(1);
        assertThat(occurrences("No space left on device")).isEqualTo(1);
    }

    private static void assertRefusedInTime(Map<String, DatabaseDoors.Answer> answers) {
        assertThat(answers).allSatisfy((door, answer) -> {
            assertThat(answer.status()).isEqualTo(door.equals("gRPC") ? "UNAVAILABLE" : "503");
            assertThat(answer.saysWhen()).as("Retry-After").isTrue();
            assertThat(answer.after()).isLessThan(IN_TIME);
        });
    }

    private static HttpResponse<String> create() {
        String name = "machine-" + System.nanoTime();
        return server.post("/management/v1/users/machine", "{\"userName\":\"" + name + "\",\"name\":\"" + name + "\"}");
    }

    private static void fillThePool() throws InterruptedException {
        List<Thread> callers = Stream.generate(() -> Thread.startVirtualThread(DatabaseOutageIT::create))
                .limit(CALLERS)
                .toList();
        for (Thread caller : callers) {
            caller.join();
        }
    }

    private static List<ProcessHandle> processes() throws Exception {
        long postmaster = Long.parseLong(Files.readAllLines(directory.resolve("database/postgres/postmaster.pid"))
                .getFirst());
        ProcessHandle process = ProcessHandle.of(postmaster).orElseThrow();
        return Stream.concat(Stream.of(process), process.children()).toList();
    }

    private static void signal(String name, List<ProcessHandle> processes) throws Exception {
        List<String> command = new ArrayList<>(List.of("kill", "-" + name));
        processes.forEach(process -> command.add(Long.toString(process.pid())));
        // The exit status is ignored: kill reports a process that has ended in the meantime, which does no harm.
        new ProcessBuilder(command).start().waitFor();
    }

    private static int occurrences(String text) {
        return server.log().split(text, -1).length - 1;
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Connection connect() throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl(), postgres.username(), postgres.password());
    }
}
