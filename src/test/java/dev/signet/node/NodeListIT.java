package dev.signet.node;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.jdbc.Database;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.tool.schema.spi.SchemaManagementException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The list of nodes, and what it shows of plain data: its transactions, and that its tables are checked. */
@QuarkusTest
class NodeListIT {
    @Inject
    NodeList list;

    @Inject
    Nodes nodes;

    @Inject
    Database database;

    @ConfigProperty(name = "signet.bootstrap.machine.token-file")
    Path tokenFile;

    @AfterEach
    void remove_other_nodes() {
        database.update("delete from nodes where host like 'test-%'");
    }

    @Test
    void a_node_that_serves_is_listed_with_its_release() throws IOException {
        Instant now = database.single("select now() as now", row -> row.instant("now"));

        List<Map<String, String>> listed = given().header("Authorization", "Bearer " + Files.readString(tokenFile))
                .get("/signet/admin/v1/nodes")
                .then()
                .statusCode(200)
                .extract()
                .path("result");

        assertThat(listed).hasSize(1);
        Map<String, String> node = listed.getFirst();
        assertThat(node.get("host")).isNotBlank();
        assertThat(node.get("release")).isEqualTo("0.1.0-SNAPSHOT");
        assertThat(Instant.parse(node.get("seenAt"))).isAfter(now.minus(Duration.ofMinutes(1)));
        assertThat(Instant.parse(node.get("startedAt"))).isBeforeOrEqualTo(Instant.parse(node.get("seenAt")));
    }

    @Test
    void a_node_renews_its_entry_and_keeps_the_time_of_its_start() {
        String id = enter("test-renewed");
        Node before = find(id);
        QuarkusTransaction.requiringNew().run(() -> nodes.see(id, "test-renewed", "1"));
        Node after = find(id);

        assertThat(after.seenAt()).isAfter(before.seenAt());
        assertThat(after.startedAt()).isEqualTo(before.startedAt());
    }

    @Test
    void a_node_that_was_killed_is_forgotten_after_a_day() {
        String younger = enter("test-younger");
        String older = enter("test-older");
        age(younger, "23 hours");
        age(older, "25 hours");

        list.keep();

        assertThat(list.list()).extracting(Node::id).contains(younger).doesNotContain(older);
    }

    @Test
    void a_transaction_of_plain_data_is_undone_as_a_whole_and_no_other_statement_with_it() {
        String kept = enter("test-kept");
        String undone = UUID.randomUUID().toString();

        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    nodes.see(undone, "test-undone", "1");
                    nodes.flush();
                    // The event store's datasource takes no part in transactions of JTA.
                    age(kept, "1 hour");
                    throw new IllegalStateException("undo");
                }))
                .hasMessageContaining("undo");

        assertThat(list.list()).extracting(Node::id).doesNotContain(undone);
        assertThat(find(kept).seenAt()).isBefore(find(kept).startedAt().minus(Duration.ofMinutes(50)));
    }

    @Test
    void a_server_does_not_start_on_a_table_that_is_not_the_expected_one() {
        database.update("alter table nodes rename column host to host_name");
        try {
            assertThatThrownBy(() -> list.start(new StartupEvent()))
                    .isInstanceOf(SchemaManagementException.class)
                    .hasMessageContaining("host")
                    .hasMessageContaining("nodes");
        } finally {
            database.update("alter table nodes rename column host_name to host");
        }
        list.start(new StartupEvent());
    }

    private String enter(String host) {
        String id = UUID.randomUUID().toString();
        QuarkusTransaction.requiringNew().run(() -> nodes.see(id, host, "1"));
        return id;
    }

    private Node find(String id) {
        return list.list().stream()
                .filter(node -> node.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private void age(String id, String age) {
        assertThat(database.update("update nodes set seen_at = now() - ?::interval where id = ?", age, id))
                .isOne();
    }
}
