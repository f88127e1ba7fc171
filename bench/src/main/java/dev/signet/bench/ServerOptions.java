package dev.signet.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say where the server is and with which token to call it. */
final class ServerOptions {
    @Option(
            names = "--url",
            defaultValue = "http://localhost:8080",
            description = "Server's origin [${DEFAULT-VALUE}].")
    private URI url;

    @Option(names = "--token", description = "Token of a machine administrator.")
    private @Nullable String token;

    @Option(
            names = "--token-file",
            defaultValue = "data/admin.token",
            description = "File with the token, unless --token is given [${DEFAULT-VALUE}].")
    private Path tokenFile;

    /** @throws UncheckedIOException if there is neither a token nor a readable file */
    Server server() {
        if (token != null) {
            return new Server(url, token);
        }
        try {
            return new Server(url, Files.readString(tokenFile).strip());
        } catch (IOException e) {
            throw new UncheckedIOException("no --token, and --token-file cannot be read: " + e, e);
        }
    }
}
