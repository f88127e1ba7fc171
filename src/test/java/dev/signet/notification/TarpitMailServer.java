package dev.signet.notification;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A mail server that answers some connections with the greeting only, and stops answering on others after a certain
 * recipient was named.
 */
public final class TarpitMailServer implements QuarkusTestResourceLifecycleManager {
    private final ServerSocket socket = listen();
    private final List<String> taken = new CopyOnWriteArrayList<>();
    private final Set<String> stuck = ConcurrentHashMap.newKeySet();
    private final Map<String, Integer> offered = new ConcurrentHashMap<>();
    private final Map<String, Integer> mostOffered = new ConcurrentHashMap<>();
    private final AtomicInteger connections = new AtomicInteger();
    private volatile int everyNthHangs = Integer.MAX_VALUE;

    @Override
    public Map<String, String> start() {
        Thread.startVirtualThread(this::accept);
        return Map.of(
                "quarkus.mailer.mock",
                "false",
                "quarkus.mailer.host",
                "127.0.0.1",
                "quarkus.mailer.port",
                Integer.toString(socket.getLocalPort()),
                "signet.mail.timeout",
                "8s");
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(TarpitMailServer.class));
    }

    @Override
    public void stop() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many mails for a recipient were taken. */
    long takenFor(String recipient) {
        return taken.stream().filter(recipient::equals).count();
    }

    /** How many mails for a recipient were offered at the same time at most, whether they were taken or not. */
    int mostAtOnceFor(String recipient) {
        return mostOffered.getOrDefault(recipient, 0);
    }

    /** Mails for this recipient hang from now on. */
    void hangFor(String recipient) {
        stuck.add(recipient);
    }

    /** Mails for this recipient are taken again. */
    void takeFor(String recipient) {
        stuck.remove(recipient);
    }

    /** From now on every connection whose number is divisible by this one hangs after the greeting. */
    void hangOneConnectionOf(int number) {
        everyNthHangs = number;
    }

    private static ServerSocket listen() {
        try {
            return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket client = socket.accept();
                boolean hangs = connections.incrementAndGet() % everyNthHangs == 0;
                Thread.startVirtualThread(() -> talk(client, hangs));
            }
        } catch (IOException e) {
            // the server was stopped
        }
    }

    private void talk(Socket client, boolean hangs) {
        String recipient = "";
        try (client) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
            OutputStream out = client.getOutputStream();
            say(out, "220 tarpit");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith("RCPT TO:")) {
                    recipient = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
                    mostOffered.merge(recipient, offered.merge(recipient, 1, Integer::sum), Math::max);
                }
                if (hangs || stuck.contains(recipient)) {
                    continue;
                }
                if (line.equals("DATA")) {
                    say(out, "354 go on");
                    while (!".".equals(in.readLine())) {
                        // skips the content of the mail
                    }
                    taken.add(recipient);
                }
                say(out, "250 fine");
            }
        } catch (IOException e) {
            // the client has closed the connection
        } finally {
            offered.computeIfPresent(recipient, (name, number) -> number - 1);
        }
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
