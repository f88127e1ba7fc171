package dev.signet.boot.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signet.api.rest.OperatorCalls;
import dev.signet.boot.ExitCode;
import dev.signet.boot.OperatorFailure;
import dev.signet.instance.InstanceQueries;
import dev.signet.org.OrgQueries;
import dev.signet.transfer.format.Converted;
import io.quarkus.arc.Unremovable;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Creates the people of a file by the call ImportUsers, and prints who was refused and what did not fit. */
@Singleton
@Unremovable
final class ImportJob extends Job {
    private static final String IMPORT = "signet.admin.v1.TransferService/ImportUsers";
    private static final int PIPE = 1024 * 1024;
    private static final long STEP = 1000;

    private final OperatorCalls calls;
    private final InstanceQueries instances;
    private final OrgQueries orgs;
    private final ObjectMapper json = new ObjectMapper();

    ImportJob(OperatorCalls calls, InstanceQueries instances, OrgQueries orgs) {
        this.calls = calls;
        this.instances = instances;
        this.orgs = orgs;
    }

    @Override
    void work(PrintStream out, List<String> arguments) {
        ImportSource source = ImportSource.of(arguments);
        String orgId = DefaultOrg.or(arguments.getLast(), instances, orgs);
        long refused;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                PipedInputStream lines = new PipedInputStream(PIPE);
                PipedOutputStream end = new PipedOutputStream(lines)) {
            CompletableFuture<Void> conversion = CompletableFuture.runAsync(() -> convert(source, end, out), threads);
            refused = imported(orgId, lines, out);
            conversion.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof OperatorFailure known ? known : e;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (refused > 0) {
            throw new OperatorFailure(ExitCode.FAILED, refused + " people were refused; see above.");
        }
    }

    /** Writes the lines, and always ends the stream, so that the import ends too. */
    private static void convert(ImportSource source, OutputStream lines, PrintStream out) {
        try (lines) {
            source.convert(new Converted() {
                @Override
                public void person(ObjectNode person) {
                    try {
                        lines.write((person + "\n").getBytes(StandardCharsets.UTF_8));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }

                @Override
                public void misfit(String subject, String reason) {
                    out.println(subject + " " + reason);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long imported(String orgId, PipedInputStream lines, PrintStream out) {
        long[] refused = new long[1];
        calls.call(IMPORT, orgId, lines, line -> {
            JsonNode response = parsed(line);
            JsonNode totals = response.path("totals");
            long number = response.path("number").asLong();
            if (!totals.isMissingNode()) {
                refused[0] = totals.path("refused").asLong();
                out.println("created " + totals.path("created").asLong() + ", existing "
                        + totals.path("existing").asLong() + ", refused " + refused[0]);
            } else if (response.path("result").asText().equals("IMPORT_RESULT_REFUSED")) {
                JsonNode error = response.path("error");
                out.println("person " + number + ", user "
                        + response.path("userName").asText() + ": "
                        + error.path("message").asText() + " ("
                        + error.path("id").asText() + ")");
            } else if (number % STEP == 0) {
                System.err.println(number + " people");
            }
        });
        return refused[0];
    }

    private JsonNode parsed(String line) {
        try {
            return json.readTree(line);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A response is not JSON", e);
        }
    }
}
