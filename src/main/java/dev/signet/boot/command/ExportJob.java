package dev.signet.boot.command;

import dev.signet.api.rest.OperatorCalls;
import dev.signet.boot.ExitCode;
import dev.signet.boot.OperatorFailure;
import dev.signet.instance.InstanceQueries;
import dev.signet.org.OrgQueries;
import io.quarkus.arc.Unremovable;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** Writes the people of an organization by the call ExportUsers. */
@Singleton
@Unremovable
final class ExportJob extends Job {
    private static final String EXPORT = "signet.admin.v1.TransferService/ExportUsers";

    private final OperatorCalls calls;
    private final InstanceQueries instances;
    private final OrgQueries orgs;

    ExportJob(OperatorCalls calls, InstanceQueries instances, OrgQueries orgs) {
        this.calls = calls;
        this.instances = instances;
        this.orgs = orgs;
    }

    @Override
    void work(PrintStream out, List<String> arguments) {
        String orgId = DefaultOrg.or(arguments.get(1), instances, orgs);
        String request = "{\"withPasswordHashes\":" + Boolean.parseBoolean(arguments.get(2)) + "}";
        if (arguments.getFirst().equals("-")) {
            write(orgId, request, out);
            return;
        }
        Path file = Path.of(arguments.getFirst());
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try (PrintStream opened = new PrintStream(Files.newOutputStream(file), false, StandardCharsets.UTF_8)) {
                write(orgId, request, opened);
            }
        } catch (FileAlreadyExistsException e) {
            throw new OperatorFailure(ExitCode.FAILED, "The file " + file + " exists already.");
        } catch (IOException e) {
            throw new OperatorFailure(ExitCode.FAILED, "The file " + file + " cannot be written: " + e.getMessage());
        }
    }

    private void write(String orgId, String request, PrintStream out) {
        long[] count = new long[1];
        calls.call(EXPORT, orgId, new ByteArrayInputStream(request.getBytes(StandardCharsets.UTF_8)), line -> {
            out.println(line);
            count[0]++;
        });
        out.flush();
        if (out.checkError()) {
            throw new OperatorFailure(ExitCode.FAILED, "The people could not be written completely.");
        }
        System.err.println(count[0] + " people");
    }
}
