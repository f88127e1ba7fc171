package dev.signet.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.kernel.InvalidConfiguration;
import io.vertx.core.Vertx;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class TextRecordsTest {
    private final Vertx vertx = Vertx.vertx();
    private final TestingNameServer server = new TestingNameServer();

    @AfterEach
    void stop() {
        server.stop();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void the_text_of_a_name_is_read_and_an_unknown_name_has_none() {
        server.start();
        server.publish("_zitadel-challenge.acme.example", "t0ken");
        TextRecords records = records(server.address());

        assertThat(records.of("_zitadel-challenge.acme.example")).containsExactly("t0ken");
        assertThat(records.of("_zitadel-challenge.other.example")).isEmpty();
    }

    @Test
    void a_silent_name_server_is_not_waited_for() throws SocketException {
        try (DatagramSocket silent = new DatagramSocket(0, InetAddress.ofLiteral("127.0.0.1"))) {
            TextRecords records = records("127.0.0.1:" + silent.getLocalPort());
            long begun = System.nanoTime();

            assertThatThrownBy(() -> records.of("acme.example")).isInstanceOf(OutboundFailure.class);

            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(4));
        }
    }

    @Test
    void a_setting_that_is_no_address_stops_the_server() {
        assertThatThrownBy(() -> records("no address:x"))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageContaining("signet.outbound.name-server");
    }

    private TextRecords records(String nameServer) {
        return new TextRecords(vertx, new OutboundConfig() {
            @Override
            public boolean allowPrivateNetworks() {
                return false;
            }

            @Override
            public Optional<String> nameServer() {
                return Optional.of(nameServer);
            }

            @Override
            public Duration connectTimeout() {
                return Duration.ofMillis(700);
            }

            @Override
            public Duration timeout() {
                return Duration.ofSeconds(1);
            }
        });
    }
}
