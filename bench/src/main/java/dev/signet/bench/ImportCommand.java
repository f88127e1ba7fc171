package dev.signet.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Imports people with hashes in one stream, and then compares an export before and after the views were rebuilt from the
 * log.
 */
@Command(
        name = "import",
        description = "Imports people with hashes in one stream and compares the views with the log.",
        mixinStandardHelpOptions = true)
final class ImportCommand implements Callable<Integer> {
    private static final Duration LONGEST = Duration.ofMinutes(30);
    /**
     * A made-up hash. The server accepts it, because it compares a hash with a password only when somebody signs in.
     */
    private static final String HASH = "$pbkdf2-sha256$29000$MDEyMzQ1Njc4OWFiY2RlZg$2+dNrn1cCW9SHVkWFcNeiCVESsyRSkFpr472VXomcF8";

    @Mixin
    private ServerOptions options;

    @Option(names = "--users", defaultValue = "100000", description = "People to import [${DEFAULT-VALUE}].")
    private int users;

    @Option(names = "--first", defaultValue = "1", description = "Number of the first one [${DEFAULT-VALUE}].")
    private int first;

    @Option(names = "--pid", description = "Process of the server, whose memory is told.")
    private long pid;

    @Override
    public Integer call() throws InterruptedException {
        try (Server server = options.server()) {
            System.out.println("memory before: " + ResidentMemory.of(pid));
            long start = System.nanoTime();
            String totals = imported(server);
            double seconds = (System.nanoTime() - start) / 1e9;
            System.out.printf(
                    Locale.ROOT, "%s%n%,d lines in %.1f s, %,.0f/s%n", totals, users, seconds, users / seconds);
            System.out.println("memory after: " + ResidentMemory.of(pid));
            String before = exported(server);
            for (String view : new String[] {"user_view", "user_metadata_view"}) {
                System.out.println("rebuild of " + view + ": " + new Rebuild(server, view, LONGEST).run());
            }
            String after = exported(server);
            System.out.println("export before the rebuild: " + before);
            System.out.println("export after the rebuild:  " + after);
            return before.equals(after) ? 0 : 1;
        }
    }

    private String imported(Server server) throws InterruptedException {
        HttpRequest request = server.authorizedFor("/signet/admin/v1/users/_import", LONGEST)
                .header("Content-Type", "application/x-ndjson")
                .POST(BodyPublishers.ofInputStream(() -> new Lines(
                        IntStream.range(first, first + users).mapToObj(ImportCommand::line).iterator())))
                .build();
        try (Stream<String> lines = server.stream(request)) {
            return lines.reduce("", (earlier, line) -> line);
        }
    }

    private static String line(int number) {
        SyntheticUser user = new SyntheticUser(number);
        String name = user.userName();
        ObjectNode line = Server.object().put("userName", name);
        line.putObject("profile").put("firstName", user.firstName()).put("lastName", user.lastName());
        line.putObject("email").put("email", name + "@bench.example.com").put("verified", true);
        line.put("passwordHash", HASH);
        line.putObject("metadata").put("team", "YmVybg==");
        return line + "\n";
    }

    /** Returns the number of lines and a digest of an export. */
    private static String exported(Server server) throws InterruptedException {
        HttpRequest request = server.authorizedFor("/signet/admin/v1/users/_export", LONGEST)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"withPasswordHashes\":true}"))
                .build();
        MessageDigest digest = sha256();
        long count = 0;
        long start = System.nanoTime();
        try (Stream<String> lines = server.stream(request)) {
            for (Iterator<String> each = lines.iterator(); each.hasNext(); ) {
                digest.update(each.next().getBytes(StandardCharsets.UTF_8));
                count++;
            }
        }
        System.out.printf(Locale.ROOT, "export: %,.0f/s%n", count / ((System.nanoTime() - start) / 1e9));
        return count + " people, " + HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Lines that are made while they are read. */
    private static final class Lines extends InputStream {
        private final Iterator<String> lines;
        private byte[] current = new byte[0];
        private int position;

        private Lines(Iterator<String> lines) {
            this.lines = lines;
        }

        @Override
        public int read() {
            return fill() ? current[position++] & 0xff : -1;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            int count = 0;
            while (count < length && fill()) {
                int part = Math.min(length - count, current.length - position);
                System.arraycopy(current, position, target, offset + count, part);
                position += part;
                count += part;
            }
            return count == 0 && length > 0 ? -1 : count;
        }

        private boolean fill() {
            if (position == current.length && lines.hasNext()) {
                current = lines.next().getBytes(StandardCharsets.UTF_8);
                position = 0;
            }
            return position < current.length;
        }
    }
}
