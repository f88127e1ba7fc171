package dev.signet.notification;

import dev.signet.kernel.Setting;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.impl.MailClientImpl;
import jakarta.inject.Singleton;
import java.lang.reflect.Field;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Creates a {@link Relay} from the settings {@code quarkus.mailer.*}.
 *
 * <p>The client that Quarkus creates from these settings waits without end for a server that accepts the connection and
 * then sends nothing, and Quarkus has no setting for a time-out. Therefore this class copies the configuration of that
 * client, including the settings of TLS, and adds the time-outs.
 */
@Startup(Setting.CHECKED)
@Singleton
@RegisterForReflection(targets = MailClientImpl.class, methods = false)
final class RelayFactory {
    private static final int CONNECT_MILLIS = 5_000;
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final Optional<Relay> relay;

    RelayFactory(
            Vertx vertx,
            MailClient standard,
            MailingConfig limits,
            @ConfigProperty(name = "quarkus.mailer.mock") Optional<Boolean> mock,
            @ConfigProperty(name = "quarkus.mailer.approved-recipients") Optional<List<String>> approved) {
        requireRange(limits.timeout());
        // If mails are mocked, or only some recipients are approved, the mailer of Quarkus handles the mails.
        boolean keptBack = mock.orElse(LaunchMode.current().isDevOrTest()) || approved.isPresent();
        if (keptBack) {
            this.relay = Optional.empty();
        } else {
            MailConfig config = limited(configOf(standard), limits);
            this.relay = Optional.of(new Relay(() -> MailClient.create(vertx, config), limits.timeout()));
        }
    }

    /**
     * Returns the relay to the SMTP server; empty if the mailer of Quarkus has to handle the mails, because they are
     * mocked or only some recipients are approved.
     */
    Optional<Relay> relay() {
        return relay;
    }

    static void requireRange(Duration timeout) {
        Setting.within("signet.mail.timeout", timeout, SHORTEST, LONGEST);
    }

    private static MailConfig limited(MailConfig config, MailingConfig limits) {
        config.setConnectTimeout(CONNECT_MILLIS);
        config.setIdleTimeout(Math.toIntExact(limits.timeout().toMillis()));
        config.setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
        config.setKeepAlive(false);
        config.setMaxPoolSize(1);
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
