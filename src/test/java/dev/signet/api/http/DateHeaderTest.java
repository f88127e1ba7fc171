package dev.signet.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
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
