package dev.signet.boot.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PostgresBinariesTest {
    private static final int STARTS = 3;

    @Test
    void servers_that_start_at_the_same_time_share_one_directory(@TempDir Path directory) throws Exception {
        CyclicBarrier together = new CyclicBarrier(STARTS);
        try (ExecutorService threads = Executors.newFixedThreadPool(STARTS)) {
            List<Future<PostgresBinaries>> starts = IntStream.range(0, STARTS)
                    .mapToObj(start -> threads.submit(() -> {
                        together.await();
                        return PostgresBinaries.unpackedUnder(directory);
                    }))
                    .toList();

            for (Future<PostgresBinaries> start : starts) {
                assertThat(Path.of(start.get().program("postgres"))).isExecutable();
            }
        }
        try (Stream<Path> left = Files.list(directory)) {
            assertThat(left).hasSize(1);
        }
    }
}
