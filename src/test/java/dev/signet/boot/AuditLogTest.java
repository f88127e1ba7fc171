package dev.signet.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class AuditLogTest {
    private static final Path GOLDEN = Path.of("src", "test", "resources", "golden");

    /** Every stream type has golden files of its events. */
    @Test
    void it_has_the_events_of_every_kind_of_stream() throws IOException {
        try (Stream<Path> folders = Files.list(GOLDEN)) {
            Set<String> types = folders.map(folder -> folder.getFileName().toString())
                    .filter(name -> !name.equals("snapshot"))
                    .collect(Collectors.toSet());
            assertThat(AuditLog.STREAM_TYPES).isEqualTo(types);
        }
    }
}
