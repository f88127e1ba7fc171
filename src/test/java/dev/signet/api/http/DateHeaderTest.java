package dev.signet.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class DateHeaderTest {
    private final Hand hand = new Hand();
    private final DateHeader header = new DateHeader(hand);

    @Test
    void the_text_is_created_once_per_second() {
        hand.at("2026-03-01T09:05:07.001Z");
        CharSequence first = header.now();
        hand.at("2026-03-01T09:05:07.999Z");

        assertThat(first.toString()).isEqualTo("Sun, 01 Mar 2026 09:05:07 GMT");
        assertThat(header.now()).isSameAs(first);
        hand.at("2026-03-01T09:05:08Z");
        assertThat(header.now().toString()).isEqualTo("Sun, 01 Mar 2026 09:05:08 GMT");
    }

    @Test
    void a_failure_after_the_head_was_sent_reaches_the_handlers_behind() throws Exception {
        hand.at("2026-03-01T09:05:07Z");
        Vertx vertx = Vertx.vertx();
        try {
            IllegalStateException late = new IllegalStateException("late");
            CompletableFuture<Throwable> failure = new CompletableFuture<>();
            Router router = Router.router(vertx);
            header.mount(router);
            router.route()
                    .handler(routing -> routing.response()
                            .setChunked(true)
                            .write("begun")
                            .onComplete(written -> routing.fail(late)))
                    .failureHandler(routing -> {
                        failure.complete(routing.failure());
                        routing.response().end();
                    });
            HttpResponse<String> response = get(vertx, router);

            assertThat(response.body()).isEqualTo("begun");
            assertThat(response.headers().allValues("date")).containsExactly("Sun, 01 Mar 2026 09:05:07 GMT");
            assertThat(failure).isCompletedWithValue(late);
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        }
    }

    private static HttpResponse<String> get(Vertx vertx, Router router) throws Exception {
        int port = vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS)
                .actualPort();
        HttpClient client = HttpClient.newHttpClient();
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/"))
                    .build();
            return client.sendAsync(request, BodyHandlers.ofString()).get(10, TimeUnit.SECONDS);
        } finally {
            client.shutdownNow();
        }
    }

    /** A clock that the test sets. */
    private static final class Hand extends Clock {
        private Instant now = Instant.EPOCH;

        void at(String text) {
            now = Instant.parse(text);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
