package dev.signet.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The memory of a process that is in RAM, as reported by Linux. */
final class ResidentMemory {
    private ResidentMemory() {}

    /** A text for people; it says so if the memory is unknown (no such process, or not Linux). */
    static String of(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .map(line -> line.replaceAll("\\D", ""))
                    .map(kib -> String.format(Locale.ROOT, "%.0f MB", Long.parseLong(kib) * 1024 / 1e6))
                    .findFirst()
                    .orElse("not told");
        } catch (IOException e) {
            return "not told: " + e;
        }
    }
}
