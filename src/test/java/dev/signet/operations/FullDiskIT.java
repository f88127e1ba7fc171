package dev.signet.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.boot.postgres.EmbeddedPostgres;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk of the database gets full under load, and is given room again. Mounts a small file system, as root. */
@Faults
class FullDiskIT {
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final int WRITERS = 8;

    @TempDir
    static Path directory;

    @Test
    void nothing_acknowledged_is_lost_and_the_server_recovers_without_a_restart() throws Exception {
        Path disk = Files.createDirectory(directory.resolve("disk"));
        run("mount", "-t", "tmpfs", "-o", "size=600m", "signet-full-disk", disk.toString());
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(disk.resolve("database"));
                ServerProcess server = ServerProcess.launchOn(postgres, directory.resolve("server"))) {
            server.awaitReady(200, LIMIT);
            try (WriteLoad load = WriteLoad.on("disk-", WRITERS, server)) {
                load.awaitMore(300, LIMIT);

                Path filler = fill(disk);
                server.awaitReady(503, LIMIT);
                TimeUnit.SECONDS.sleep(5);
                assertThat(load.refusals()).isNotEmpty();

                Files.delete(filler);
                load.awaitMore(300, LIMIT);
                load.finish();
                server.awaitReady(200, LIMIT);
                load.verify("full disk", server);
                load.assertRefusedAsUnavailableWithin(Duration.ofSeconds(3));
            }
        } finally {
            run("umount", disk.toString());
        }
    }

    /** Writes a file until nothing more fits. */
    private static Path fill(Path disk) throws IOException {
        Path filler = disk.resolve("filler");
        byte[] block = new byte[1 << 16];
        try (OutputStream out = Files.newOutputStream(filler)) {
            while (true) {
                out.write(block);
            }
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("No space left");
        }
        return filler;
    }

    private static void run(String... command) throws Exception {
        Process process =
                new ProcessBuilder(List.of(command)).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as("%s: %s", List.of(command), output).isZero();
    }
}
