package dev.signet.boot.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.boot.OperatorFailure;
import dev.signet.boot.OwnProcesses;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Copies of the data of an embedded database, which a server starts on again. */
@OwnProcesses
class DataCopyIT {
    @TempDir
    Path directory;

    @Test
    void a_copy_is_complete_verified_and_never_overwrites() throws Exception {
        Path data = directory.resolve("data");
        Path backup = directory.resolve("backup");
        try (EmbeddedPostgres server = EmbeddedPostgres.start(data)) {
            execute(server, "create table kept (word text); insert into kept values ('this')");
            assertThatThrownBy(() -> DataCopy.backUp(data, backup))
                    .isInstanceOf(OperatorFailure.class)
                    .hasMessageContaining("is in use by the Signet process");
        }
        Files.writeString(data.resolve("master.key"), "secret");

        assertThat(DataCopy.backUp(data, backup)).isGreaterThan(100);

        assertThat(backup.resolve("binaries")).doesNotExist();
        assertThatThrownBy(() -> DataCopy.backUp(data, backup)).hasMessageContaining("exists already");
        assertThatThrownBy(() -> DataCopy.backUp(data, data.resolve("inside"))).hasMessageContaining("inside");
        assertThatThrownBy(() -> DataCopy.restore(backup, data)).hasMessageContaining("contains a database already");

        Path restored = directory.resolve("restored");
        DataCopy.restore(backup, restored);
        assertThat(restored.resolve("master.key")).hasContent("secret");
        try (EmbeddedPostgres server = EmbeddedPostgres.start(restored, EmbeddedPostgres.binariesIn(data))) {
            assertThat(word(server)).isEqualTo("this");
        }
        refusesToReplaceAnotherKey(backup);
        refusesCopiesOfNewerReleases(backup);
        refusesDamagedCopies(backup);
    }

    private void refusesToReplaceAnotherKey(Path backup) throws IOException {
        Path used = Files.createDirectories(directory.resolve("used"));
        Files.writeString(used.resolve("master.key"), "of another database");

        assertThatThrownBy(() -> DataCopy.restore(backup, used)).hasMessageContaining("contains another master.key");

        assertThat(used.resolve("master.key")).hasContent("of another database");
        assertThat(used.resolve("postgres")).doesNotExist();
        assertThat(used.resolve(DataCopy.RESTORING)).doesNotExist();
    }

    private void refusesCopiesOfNewerReleases(Path backup) throws IOException {
        Path about = backup.resolve("signet-backup.properties");
        Path list = backup.resolve(DataCopy.LIST);
        String properties = Files.readString(about);
        String digests = Files.readString(list);
        String newer = properties.replaceFirst("release=[^\n]*", "release=99.0.0");
        Files.writeString(about, newer);
        Files.writeString(list, digests.replace(sha256(properties), sha256(newer)));

        assertThatThrownBy(() -> DataCopy.restore(backup, directory.resolve("older")))
                .hasMessageContaining("made with release 99.0.0");

        Files.writeString(about, properties);
        Files.writeString(list, digests);
        assertThat(DataCopy.isNewer("1.10.0", "1.9.3-SNAPSHOT")).isTrue();
        assertThat(DataCopy.isNewer("1.9", "1.9.0-SNAPSHOT")).isFalse();
        assertThat(DataCopy.isNewer("1.9.1", "2.0")).isFalse();
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void refusesDamagedCopies(Path backup) throws IOException {
        Path elsewhere = directory.resolve("elsewhere");
        Files.writeString(backup.resolve("master.key"), "changed", StandardOpenOption.APPEND);
        assertThatThrownBy(() -> DataCopy.restore(backup, elsewhere))
                .hasMessage("The backup is damaged: master.key has changed.");
        Files.delete(backup.resolve("master.key"));
        assertThatThrownBy(() -> DataCopy.restore(backup, elsewhere))
                .hasMessage("The backup is incomplete: master.key is missing.");
        Files.writeString(backup.resolve(DataCopy.LIST), "0".repeat(64) + "  ../outside\n");
        assertThatThrownBy(() -> DataCopy.restore(backup, elsewhere)).hasMessageContaining("is damaged: 0000");
        assertThat(elsewhere).doesNotExist();
        assertThatThrownBy(() -> DataCopy.restore(directory, elsewhere)).hasMessageContaining("is no backup");
    }

    @Test
    void a_server_does_not_start_on_half_of_a_restored_backup() throws IOException {
        Path data = directory.resolve("half");
        Files.createDirectories(data.resolve(DataCopy.RESTORING));

        assertThatThrownBy(() -> EmbeddedPostgres.start(data))
                .isInstanceOf(OperatorFailure.class)
                .hasMessageContaining("run 'signet restore' again");
        assertThat(data.resolve("postgres")).doesNotExist();
    }

    private static void execute(EmbeddedPostgres server, String sql) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(server.jdbcUrl(), server.username(), server.password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String word(EmbeddedPostgres server) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(server.jdbcUrl(), server.username(), server.password());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select word from kept")) {
            assertThat(row.next()).isTrue();
            return row.getString(1);
        }
    }
}
