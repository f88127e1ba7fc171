package dev.signet.boot.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signet.boot.ExitCode;
import dev.signet.boot.OperatorFailure;
import dev.signet.transfer.format.Auth0Users;
import dev.signet.transfer.format.Converted;
import dev.signet.transfer.format.ExportFormat;
import dev.signet.transfer.format.KeycloakRealm;
import dev.signet.transfer.format.PersonLines;
import dev.signet.transfer.format.ZitadelOrgs;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The file that an import reads, and how. */
record ImportSource(
        String file,
        String format,
        @Nullable String project,
        @Nullable String passwords,
        @Nullable String sourceOrg,
        boolean emailsVerified,
        boolean sendCodes) {

    private static final List<String> FORMATS = List.of("jsonl", "keycloak", "auth0", "zitadel");

    String[] asArguments(@Nullable String org) {
        return new String[] {
            file,
            format,
            text(project),
            text(passwords),
            text(sourceOrg),
            Boolean.toString(emailsVerified),
            Boolean.toString(sendCodes),
            text(org)
        };
    }

    static ImportSource of(List<String> arguments) {
        return new ImportSource(
                arguments.get(0),
                arguments.get(1),
                arguments.get(2),
                arguments.get(3),
                arguments.get(4),
                Boolean.parseBoolean(arguments.get(5)),
                Boolean.parseBoolean(arguments.get(6)));
    }

    /** Fails if the format is unknown, before anything is started. */
    void check() {
        if (!FORMATS.contains(format)) {
            throw new OperatorFailure(
                    ExitCode.USAGE, "The format is one of " + String.join(", ", FORMATS) + ", not " + format + ".");
        }
    }

    /** Prints the people of the file as lines of JSON. */
    void print(PrintStream out, PrintStream err) {
        convert(new Converted() {
            @Override
            public void person(ObjectNode person) {
                out.println(person);
            }

            @Override
            public void misfit(String subject, String reason) {
                err.println(subject + " " + reason);
            }
        });
        out.flush();
    }

    /** Converts the file. */
    void convert(Converted converted) {
        try (InputStream opened = open(file)) {
            converter().convert(opened, adjusting(converted));
        } catch (NoSuchFileException e) {
            throw new OperatorFailure(ExitCode.FAILED, "There is no file " + e.getFile() + ".");
        } catch (IOException e) {
            throw new OperatorFailure(
                    ExitCode.FAILED, "The file " + file + " cannot be read as " + format + ": " + e.getMessage());
        }
    }

    private ExportFormat converter() throws IOException {
        return switch (format) {
            case "keycloak" -> new KeycloakRealm(text(project));
            case "auth0" -> auth0();
            case "zitadel" -> new ZitadelOrgs(text(sourceOrg), text(project));
            default -> new PersonLines();
        };
    }

    private ExportFormat auth0() throws IOException {
        if (text(passwords).isEmpty()) {
            return Auth0Users.withoutHashes();
        }
        try (InputStream hashes = open(text(passwords))) {
            return Auth0Users.withHashes(hashes);
        }
    }

    private Converted adjusting(Converted converted) {
        return new Converted() {
            @Override
            public void person(ObjectNode person) {
                if (emailsVerified && person.path("email") instanceof ObjectNode email) {
                    email.put("verified", true);
                }
                if (sendCodes) {
                    person.put("sendCode", true);
                }
                converted.person(person);
            }

            @Override
            public void misfit(String subject, String reason) {
                converted.misfit(subject, reason);
            }
        };
    }

    private static InputStream open(String file) throws IOException {
        return file.equals("-") ? System.in : Files.newInputStream(Path.of(file));
    }

    private static String text(@Nullable String value) {
        return Objects.requireNonNullElse(value, "");
    }
}
