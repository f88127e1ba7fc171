package dev.signet.api.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** Gives the servers of the tests a self-signed certificate, so that they support TLS too. */
public final class TestingCertificate implements LauncherSessionListener {
    private static final Path KEY_STORE =
            Path.of("target", "test-tls", "server.p12").toAbsolutePath();
    private static final String PASSWORD = "of a key that protects nothing";

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        if (!Files.exists(KEY_STORE)) {
            make();
        }
        System.setProperty("quarkus.http.ssl.certificate.key-store-file", KEY_STORE.toString());
        System.setProperty("quarkus.http.ssl.certificate.key-store-password", PASSWORD);
        System.setProperty("quarkus.http.test-ssl-port", "0");
    }

    private static void make() {
        try {
            Files.createDirectories(KEY_STORE.getParent());
            Process keytool = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "keytool")
                                    .toString(),
                            "-genkeypair",
                            "-alias",
                            "server",
                            "-keyalg",
                            "RSA",
                            "-keysize",
                            "2048",
                            "-dname",
                            "CN=localhost",
                            "-ext",
                            "san=dns:localhost,ip:127.0.0.1",
                            "-validity",
                            "3650",
                            "-storetype",
                            "PKCS12",
                            "-keystore",
                            KEY_STORE.toString(),
                            "-storepass",
                            PASSWORD)
                    .redirectErrorStream(true)
                    .redirectOutput(KEY_STORE.resolveSibling("keytool.log").toFile())
                    .start();
            if (!keytool.waitFor(60, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
                throw new IllegalStateException(
                        "keytool made no certificate: " + Files.readString(KEY_STORE.resolveSibling("keytool.log")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
