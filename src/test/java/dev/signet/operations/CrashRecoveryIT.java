package dev.signet.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.boot.OwnProcesses;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Server and database are killed while clients make changes. */
@OwnProcesses
class CrashRecoveryIT {
    private static final Pattern USER_ID = Pattern.compile("\"userId\"\\s*:\\s*\"(\\d+)\"");
    private static final int WRITERS = 8;
    /** The kill falls into the middle of about a thousand changes. */
    private static final int ENOUGH = 500;

    @TempDir
    Path directory;

    @Test
    void every_acknowledged_change_survives_and_the_views_equal_the_log() throws Exception {
        Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
        AtomicInteger names = new AtomicInteger();
        try (ServerProcess server = ServerProcess.start(directory)) {
            List<Thread> writers = IntStream.range(0, WRITERS)
                    .mapToObj(i -> Thread.startVirtualThread(() -> write(server, names, acknowledged)))
                    .toList();
            while (acknowledged.size() < ENOUGH) {
                TimeUnit.MILLISECONDS.sleep(5);
            }
            server.kill();
            for (Thread writer : writers) {
                writer.join();
            }
        }

        try (ServerProcess server = ServerProcess.start(directory)) {
            for (String userId : acknowledged) {
                assertThat(server.get("/management/v1/users/" + userId).statusCode())
                        .as("user %s", userId)
                        .isEqualTo(200);
            }
            long inView = count(server.post("/management/v1/users/_search", "{\"query\":{\"limit\":1}}"));
            assertThat(inView)
                    .as("each change once; the first start made two users")
                    .isBetween((long) acknowledged.size(), names.get() + 2L);
            assertThat(acknowledged).doesNotHaveDuplicates();
            assertThat(server.post("/signet/admin/v1/views/user_view/_rebuild", "{}")
                            .statusCode())
                    .isEqualTo(200);
            while (!server.get("/signet/admin/v1/views/user_view/rebuild")
                    .body()
                    .contains("REBUILD_STATE_DONE")) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
            assertThat(count(server.post("/management/v1/users/_search", "{\"query\":{\"limit\":1}}")))
                    .isEqualTo(inView);
        }
    }

    private static void write(ServerProcess server, AtomicInteger names, Queue<String> acknowledged) {
        try {
            while (true) {
                String name = "crash-" + names.incrementAndGet();
                HttpResponse<String> answer = server.post(
                        "/management/v1/users/machine", "{\"userName\":\"" + name + "\",\"name\":\"" + name + "\"}");
                Matcher matcher = USER_ID.matcher(answer.body());
                if (answer.statusCode() == 200 && matcher.find()) {
                    acknowledged.add(matcher.group(1));
                }
            }
        } catch (UncheckedIOException e) {
            // the server is gone, but everything it has acknowledged must be in the database
        }
    }

    private static long count(HttpResponse<String> list) {
        Matcher matcher = Pattern.compile("\"totalResult\"\\s*:\\s*\"(\\d+)\"").matcher(list.body());
        assertThat(matcher.find()).as(list.body()).isTrue();
        return Long.parseLong(matcher.group(1));
    }
}
