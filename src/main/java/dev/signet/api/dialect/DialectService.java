package dev.signet.api.dialect;

/**
 * A service of a dialect.
 *
 * @param name full name, such as {@code zitadel.auth.v1.AuthService}
 * @param prefix prefix of the paths in its {@code google.api.http} options; empty if they are complete
 */
public record DialectService(String name, String prefix) {

    /** A service whose paths need no prefix, because its {@code google.api.http} options contain them completely. */
    public static DialectService complete(String name) {
        return new DialectService(name, "");
    }
}
