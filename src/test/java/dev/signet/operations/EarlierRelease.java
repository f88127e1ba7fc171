package dev.signet.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.boot.Unconfigured;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The program of an earlier commit of this repository, which is built once and kept in {@code target}. */
record EarlierRelease(String commit, Path directory) {

    /** Takes the commit from the system property {@code rolling.from} and builds it, if that was not done before. */
    static EarlierRelease built() throws IOException, InterruptedException {
        String commit = System.getProperty("rolling.from", "");
        assertThat(commit).as("system property rolling.from").isNotBlank();
        Path directory = Path.of("target", "rolling", commit).toAbsolutePath();
        EarlierRelease release = new EarlierRelease(commit, directory);
        if (!Files.exists(directory.resolve("target/quarkus-app/quarkus-run.jar"))) {
            Files.createDirectories(directory);
            Path sources = directory.resolve("sources.tar");
            release.run(Path.of("").toAbsolutePath(), "git", "archive", "--output=" + sources, commit);
            release.run(directory, "tar", "-xf", sources.toString());
            release.run(directory, "./mvnw", "-B", "-ntp", "-q", "-DskipTests", "package");
        }
        return release;
    }

    String launcher() {
        return directory.resolve("signet").toString();
    }

    private void run(Path where, String... command) throws IOException, InterruptedException {
        File log = directory.resolve("build.log").toFile();
        Process process = Unconfigured.process(where, List.of(command))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                .start();
        assertThat(process.waitFor())
                .as("%s; see %s", String.join(" ", command), log)
                .isZero();
    }
}
