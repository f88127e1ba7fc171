package dev.signet.notification;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.impl.MailClientImpl;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.lang.reflect.Field;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Makes a {@link Relay} of the settings {@code quarkus.mailer.*}.
 *
 * <p>Quarkus builds its own client of them, which waits for ever for a server that has taken the connection and says
 * nothing, and whose connections, once they hang, are never free again. It knows no setting for that. So the
 * configuration is taken from that client, with everything that belongs to TLS, and gets the limits it lacks.
 */
@Singleton
@RegisterForReflection(targets = MailClientImpl.class, methods = false)
final class RelayFactory {
    private static final int CONNECT_MILLIS = 5_000;
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final Optional<MailClient> client;

    RelayFactory(
            Vertx vertx,
            MailClient standard,
            MailingConfig limits,
            @ConfigProperty(name = "quarkus.mailer.mock") Optional<Boolean> mock,
            @ConfigProperty(name = "quarkus.mailer.approved-recipients") Optional<List<String>> approved) {
        requireRange(limits.timeout());
        // Mails that are to be kept back are Quarkus' business.
        boolean keptBack = mock.orElse(LaunchMode.current().isDevOrTest()) || approved.isPresent();
        this.client = keptBack
                ? Optional.empty()
                : Optional.of(MailClient.create(vertx, limited(configOf(standard), limits)));
    }

    /** The SMTP server; nothing where mails are kept back. */
    Optional<Relay> relay() {
        return client.map(Relay::new);
    }

    void stop(@Observes ShutdownEvent event) {
        client.ifPresent(MailClient::close);
    }

    static void requireRange(Duration timeout) {
        if (timeout.compareTo(SHORTEST) < 0 || timeout.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "signet.mail.timeout must be from 1 second to 1 minute, but is " + timeout);
        }
    }

    private static MailConfig limited(MailConfig config, MailingConfig limits) {
        config.setConnectTimeout(CONNECT_MILLIS);
        config.setIdleTimeout(Math.toIntExact(limits.timeout().toMillis()));
        config.setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
        // One mail on each: a connection of the pool that the server closes just then leaves its mail without an
        // answer.
        config.setKeepAlive(false);
        config.setMaxPoolSize(Mailing.AT_A_TIME);
        return config;
    }

    private static MailConfig configOf(MailClient standard) {
        try {
            Field config = MailClientImpl.class.getDeclaredField("config");
            config.setAccessible(true);
            return new MailConfig((MailConfig) config.get(standard));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the settings of quarkus.mailer cannot be read", e);
        }
    }
}
