package dev.signet.boot.command;

import dev.signet.boot.Administrators;
import dev.signet.boot.ExitCode;
import dev.signet.boot.OperatorFailure;
import dev.signet.eventstore.AppendSignal;
import dev.signet.instance.InstanceQueries;
import dev.signet.instance.InstanceView;
import dev.signet.jdbc.Database;
import dev.signet.org.OrgQueries;
import dev.signet.org.OrgView;
import dev.signet.user.NewPassword;
import io.quarkus.arc.Unremovable;
import jakarta.inject.Singleton;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Creates an administrator and prints the password or token that was made for it. */
@Singleton
@Unremovable
final class CreateAdminJob extends Job {
    private final Administrators administrators;
    private final InstanceQueries instances;
    private final OrgQueries orgs;
    private final Database database;
    private final AppendSignal signal;

    CreateAdminJob(
            Administrators administrators,
            InstanceQueries instances,
            OrgQueries orgs,
            Database database,
            AppendSignal signal) {
        this.administrators = administrators;
        this.instances = instances;
        this.orgs = orgs;
        this.database = database;
        this.signal = signal;
    }

    /** The administrator that the command line asks for. */
    record Wanted(
            String username,
            @Nullable String email,
            @Nullable String org,
            @Nullable String passwordFile,
            boolean machine) {

        String[] asArguments() {
            return new String[] {username, text(email), text(org), text(passwordFile), Boolean.toString(machine)};
        }

        static Wanted of(List<String> arguments) {
            return new Wanted(
                    arguments.get(0),
                    optional(arguments.get(1)),
                    optional(arguments.get(2)),
                    optional(arguments.get(3)),
                    Boolean.parseBoolean(arguments.get(4)));
        }

        private static String text(@Nullable String value) {
            return value == null ? "" : value;
        }

        private static @Nullable String optional(String value) {
            return value.isEmpty() ? null : value;
        }
    }

    @Override
    void work(PrintStream out, List<String> arguments) {
        Wanted wanted = Wanted.of(arguments);
        InstanceView instance = instances
                .find()
                .orElseThrow(() -> new OperatorFailure(
                        ExitCode.FAILED,
                        "The database is empty: the first server that starts on it creates an administrator."));
        OrgView org = orgs.getActive(wanted.org() == null ? instance.defaultOrgId() : wanted.org());
        if (wanted.machine()) {
            addMachine(out, wanted, instance, org);
        } else {
            addHuman(out, wanted, instance, org);
        }
        signal.appended();
    }

    private void addMachine(PrintStream out, Wanted wanted, InstanceView instance, OrgView org) {
        String token = database.inTransaction(transaction -> administrators.addMachine(
                transaction,
                instance.id(),
                org.id(),
                wanted.username(),
                wanted.username(),
                "Created on the command line"));
        out.println(token);
    }

    private void addHuman(PrintStream out, Wanted wanted, InstanceView instance, OrgView org) {
        String loginName = wanted.username() + '@' + org.primaryDomain();
        String email = wanted.email() == null ? loginName : wanted.email();
        String given = wanted.passwordFile() == null ? null : firstLine(wanted.passwordFile());
        String password = given == null ? administrators.randomPassword() : given;
        String userId = database.inTransaction(transaction -> administrators.addHuman(
                transaction,
                instance.id(),
                org.id(),
                wanted.username(),
                email,
                new NewPassword.Plain(password, given == null, "password")));
        out.println("user id:    " + userId);
        out.println("login name: " + loginName);
        if (given == null) {
            out.println("password:   " + password);
        }
    }

    private static String firstLine(String file) {
        try (BufferedReader reader = file.equals("-")
                ? new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))
                : Files.newBufferedReader(Path.of(file))) {
            String line = reader.readLine();
            return line == null ? "" : line;
        } catch (IOException e) {
            throw new OperatorFailure(ExitCode.FAILED, "The password cannot be read from " + file + ": " + e);
        }
    }
}
