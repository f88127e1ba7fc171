package dev.signet.boot;

import dev.signet.kernel.DomainError;
import dev.signet.kernel.DomainException;
import java.io.Serial;
import java.net.BindException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.sql.SQLException;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/**
 * Something that an operator can mend, such as a database that does not answer. The message says what and how; there is
 * no stack trace, because nothing in the code is wrong.
 */
public final class OperatorFailure extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** The message of Quarkus for any failure of its HTTP server. */
    private static final String NO_HTTP_SERVER = "Unable to start HTTP server";

    private final ExitCode code;

    public OperatorFailure(ExitCode code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    public ExitCode code() {
        return code;
    }

    /** The message, which this class always has. */
    public String text() {
        return String.valueOf(getMessage());
    }

    /** What an operator can mend, if that is the reason for this failure. */
    public static Optional<OperatorFailure> in(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof OperatorFailure known) {
                return Optional.of(known);
            }
            if (cause instanceof FileSystemException file) {
                return Optional.of(new OperatorFailure(
                        ExitCode.CONFIGURATION, "The file " + file.getFile() + " cannot be used: " + reason(file)));
            }
            if (cause instanceof SQLException sql) {
                return database(sql);
            }
            if (cause instanceof DomainException domain && domain.getCause() == null) {
                return Optional.of(new OperatorFailure(
                        domain.error().kind() == DomainError.Kind.UNAVAILABLE ? ExitCode.DATABASE : ExitCode.FAILED,
                        domain.error().message()));
            }
        }
        return httpServer(failure);
    }

    /**
     * Explains why the HTTP server does not start, which is nearly always a certificate or key that cannot be used. That a
     * port is in use is no fault of the configuration, and Quarkus explains it itself.
     */
    private static Optional<OperatorFailure> httpServer(@Nullable Throwable failure) {
        boolean ofServer = false;
        String reason = "";
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException) {
                return Optional.empty();
            }
            ofServer |= NO_HTTP_SERVER.equals(cause.getMessage());
            reason = String.valueOf(cause.getMessage());
        }
        return ofServer
                ? Optional.of(new OperatorFailure(
                        ExitCode.CONFIGURATION,
                        "The HTTP server does not start: " + reason
                                + ". Check quarkus.http.*, above all the files of quarkus.http.ssl.certificate."))
                : Optional.empty();
    }

    private static String reason(FileSystemException failure) {
        return failure instanceof NoSuchFileException
                ? "there is no such file"
                : failure instanceof AccessDeniedException
                        ? "this user may not read it"
                        : String.valueOf(failure.getReason());
    }

    /** Explains a failure of the database, if its state is one that an operator can change. */
    private static Optional<OperatorFailure> database(SQLException failure) {
        String state = failure.getSQLState() == null ? "08000" : failure.getSQLState();
        String place = "The database at " + address();
        String reason = ": " + failure.getMessage();
        String advice = switch (state) {
            case "28P01", "28000" ->
                " refuses the login" + reason + ". Check quarkus.datasource.username and .password.";
            case "3D000" -> " does not have this database" + reason + ". Create it, or correct the URL.";
            case "42501" ->
                " refuses a change" + reason
                        + ". The user must own the database, or may create schemas and the extension pg_trgm.";
            case "53300" -> " has no connection left" + reason + ". Raise its max_connections.";
            default ->
                state.startsWith("08") || state.startsWith("57P")
                        ? " does not answer" + reason + " Check quarkus.datasource.jdbc.url."
                        : "";
        };
        return advice.isEmpty()
                ? Optional.empty()
                : Optional.of(new OperatorFailure(ExitCode.DATABASE, place + advice));
    }

    /** Host, port and name of the database, without the parameters of the URL, which may contain a password. */
    static String address() {
        String url = setting("quarkus.datasource.jdbc.url");
        int begin = url.indexOf("//");
        int end = url.indexOf('?');
        return url.substring(begin < 0 ? 0 : begin + 2, end < 0 ? url.length() : end);
    }

    private static String setting(String key) {
        Config config = ConfigProvider.getConfig();
        return config.getOptionalValue(key, String.class).orElse("(not set)");
    }
}
