package dev.signet.outbound;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A name server in this process that knows TXT records only (RFC 1035 section 4). */
public final class TestingNameServer implements QuarkusTestResourceLifecycleManager {
    private static final int HEADER = 12;

    private final Map<String, String> texts = new ConcurrentHashMap<>();
    private final DatagramSocket socket;

    /** Listens at a free port of the loopback interface. */
    public TestingNameServer() {
        try {
            socket = new DatagramSocket(0, InetAddress.ofLiteral("127.0.0.1"));
        } catch (SocketException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Publishes a text at a name. */
    public void publish(String name, String text) {
        texts.put(name, text);
    }

    String address() {
        return "127.0.0.1:" + socket.getLocalPort();
    }

    @Override
    public Map<String, String> start() {
        Thread.ofPlatform().daemon().name("testing-name-server").start(this::serve);
        return Map.of("signet.outbound.name-server", address());
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(TestingNameServer.class));
    }

    @Override
    public void stop() {
        socket.close();
    }

    private void serve() {
        byte[] buffer = new byte[512];
        while (!socket.isClosed()) {
            try {
                DatagramPacket query = new DatagramPacket(buffer, buffer.length);
                socket.receive(query);
                byte[] answer = answer(buffer, query.getLength());
                socket.send(new DatagramPacket(answer, answer.length, query.getSocketAddress()));
            } catch (IOException e) {
                // the socket was closed, or the client is gone
            }
        }
    }

    /** Repeats the question, and adds the text of its name or says that there is no such name. */
    private byte[] answer(byte[] query, int length) {
        int end = HEADER;
        StringBuilder name = new StringBuilder();
        while (query[end] != 0) {
            int label = query[end];
            name.append(name.isEmpty() ? "" : ".").append(new String(query, end + 1, label, StandardCharsets.US_ASCII));
            end += label + 1;
        }
        end += 5; // the root label, the type and the class
        String text = texts.get(name.toString().toLowerCase(Locale.ROOT));
        ByteArrayOutputStream out = new ByteArrayOutputStream(length);
        out.write(query, 0, 2);
        out.writeBytes(new byte[] {(byte) 0x81, (byte) (text == null ? 0x83 : 0x80), 0, 1});
        out.writeBytes(new byte[] {0, (byte) (text == null ? 0 : 1), 0, 0, 0, 0});
        out.write(query, HEADER, end - HEADER);
        if (text != null) {
            byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
            out.writeBytes(new byte[] {(byte) 0xc0, HEADER, 0, 16, 0, 1, 0, 0, 0, 1, 0, (byte) (bytes.length + 1)});
            out.write(bytes.length);
            out.writeBytes(bytes);
        }
        return out.toByteArray();
    }
}
