package dev.signet.operations;

import dev.signet.boot.postgres.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** A TCP proxy on loopback between a server and its database, which can be interrupted and restored. */
final class BreakableProxy implements AutoCloseable {
    private final int targetPort;
    private final int port;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private @Nullable ServerSocket listener;

    BreakableProxy(int targetPort) {
        this.targetPort = targetPort;
        this.port = fixedPort();
        join();
    }

    // Below the ports that the system gives to outgoing connections: while the proxy refuses connections, one that the
    // server tries to open could otherwise get this very port as its own and connect to itself.
    private static int fixedPort() {
        for (int port = 20_000 + ThreadLocalRandom.current().nextInt(10_000); ; port++) {
            try (ServerSocket free = new ServerSocket()) {
                free.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                return port;
            } catch (IOException e) {
                // the port is in use, so the next one is tried
            }
        }
    }

    /** A proxy for a PostgreSQL server. */
    static BreakableProxy before(EmbeddedPostgres postgres) {
        return new BreakableProxy(
                URI.create(postgres.jdbcUrl().substring("jdbc:".length())).getPort());
    }

    int port() {
        return port;
    }

    /** Accepts connections, for the first time or again. */
    void join() {
        try {
            ServerSocket fresh = bound();
            listener = fresh;
            Thread.startVirtualThread(() -> accept(fresh));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // The port of a closed socket is free only when the thread that waited for a connection at it has noticed.
    private ServerSocket bound() throws IOException {
        Instant patience = Instant.now().plusSeconds(10);
        while (true) {
            ServerSocket fresh = new ServerSocket();
            fresh.setReuseAddress(true);
            try {
                fresh.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                return fresh;
            } catch (BindException e) {
                fresh.close();
                if (Instant.now().isAfter(patience)) {
                    throw e;
                }
                Thread.onSpinWait();
            }
        }
    }

    /** Closes every connection and refuses new ones. */
    void cut() {
        try {
            ServerSocket current = listener;
            if (current != null) {
                current.close();
            }
            for (Socket socket : open) {
                socket.close();
            }
            open.clear();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        cut();
    }

    private void accept(ServerSocket from) {
        try {
            while (true) {
                Socket client = from.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), targetPort);
                open.add(client);
                open.add(server);
                Thread.startVirtualThread(() -> copy(client, server));
                Thread.startVirtualThread(() -> copy(server, client));
            }
        } catch (IOException e) {
            // the proxy was cut
        }
    }

    private static void copy(Socket from, Socket to) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            in.transferTo(out);
        } catch (IOException e) {
            // one side has closed, so both are closed
        }
    }
}
