package dev.signet.boot;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.signet.jdbc.Database;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
final class StartIT {

    @Inject
    DataSource dataSource;

    @Inject
    StartupConfig config;

    @Inject
    Migration migration;

    @Inject
    Database database;

    @Test
    void the_server_is_live_and_ready() {
        given().get("/q/health/live").then().statusCode(200).body("status", equalTo("UP"));
        given().get("/q/health/ready").then().statusCode(200).body("status", equalTo("UP"));
    }

    @Test
    void the_server_publishes_metrics() {
        given().get("/q/metrics").then().statusCode(200).body(containsString("jvm_memory_used_bytes"));
    }

    @Test
    void liquibase_runs_only_if_the_changelog_differs() throws Exception {
        String digest = changelogDigest();
        assertThat(digest).matches("[0-9a-f]{64}");
        database.update("comment on table databasechangelog is 'that of an older release'");
        long changes = changes();

        migration.start(new StartupEvent());

        assertThat(changelogDigest()).isEqualTo(digest);
        assertThat(changes()).as("what was done is not done again").isEqualTo(changes);
    }

    private String changelogDigest() {
        return database.single(
                "select obj_description('databasechangelog'::regclass) as digest", row -> row.text("digest"));
    }

    private long changes() {
        return database.single("select count(*) as changes from databasechangelog", row -> row.number("changes"));
    }

    @Test
    void the_server_uses_the_embedded_database_of_this_test_run() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SHOW data_directory")) {
            assertThat(result.next()).isTrue();
            assertThat(Path.of(result.getString(1)))
                    .isEqualTo(config.dataDir().toAbsolutePath().resolve("postgres"));
        }
        assertThat(Files.exists(config.dataDir().resolve("master.key"))).isTrue();
    }
}
