package dev.signet.outbound;

import dev.signet.kernel.InvalidConfiguration;
import dev.signet.kernel.Setting;
import io.quarkus.runtime.Startup;
import io.vertx.core.Vertx;
import io.vertx.core.dns.DnsClient;
import io.vertx.core.dns.DnsClientOptions;
import io.vertx.core.dns.DnsException;
import io.vertx.core.dns.DnsResponseCode;
import io.vertx.core.net.HostAndPort;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Reads TXT records (RFC 1035 section 3.3.14) from the Domain Name System. Each look-up uses a socket of its own, so
 * that its port is hard to guess for whoever wants to forge an answer.
 */
@Startup(Setting.CHECKED)
@Singleton
public final class TextRecords {
    private static final int STANDARD_PORT = 53;

    private final Vertx vertx;
    private final long timeoutMillis;
    private final @Nullable HostAndPort server;

    TextRecords(Vertx vertx, OutboundConfig config) {
        this.vertx = vertx;
        this.timeoutMillis = config.connectTimeout().toMillis();
        this.server = config.nameServer().map(TextRecords::server).orElse(null);
    }

    private static HostAndPort server(String setting) {
        HostAndPort server = HostAndPort.parseAuthority(setting, STANDARD_PORT);
        if (server == null || server.host().isEmpty()) {
            throw new InvalidConfiguration(
                    "signet.outbound.name-server must be an address, with a port if it is not 53, but is " + setting);
        }
        return server;
    }

    /**
     * Returns the texts of the TXT records of a name; none if there is no such name or record. Blocks for at most the
     * time that connecting may take by the configuration.
     *
     * @throws OutboundFailure if the name server does not answer or refuses to
     */
    public List<String> of(String name) {
        DnsClientOptions options = new DnsClientOptions().setQueryTimeout(timeoutMillis);
        if (server != null) {
            options.setHost(server.host()).setPort(server.port());
        }
        DnsClient client = vertx.createDnsClient(options);
        try {
            return client.resolveTXT(name)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(timeoutMillis + 1_000, TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof DnsException answer && answer.code() == DnsResponseCode.NXDOMAIN) {
                return List.of();
            }
            throw new OutboundFailure("no answer from the name server");
        } catch (TimeoutException e) {
            throw new OutboundFailure("no answer from the name server in time");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OutboundFailure("interrupted");
        } finally {
            client.close();
        }
    }
}
