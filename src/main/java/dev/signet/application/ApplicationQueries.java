package dev.signet.application;

import dev.signet.jdbc.Database;
import dev.signet.jdbc.Row;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads applications. */
@Singleton
public final class ApplicationQueries {
    private static final String CLIENT = """
            select a.*, p.role_assertion, p.role_check, p.has_project_check,
                   a.state = 'ACTIVE' and p.state = 'ACTIVE' and o.state = 'ACTIVE' as active
              from application_view a
              join project_view p on p.id = a.project_id
              join org_view o on o.id = a.org_id
             where a.client_id = ?
            """;

    private final Database database;

    public ApplicationQueries(Database database) {
        this.database = database;
    }

    /** The application with this client id, whatever its state; empty if it, its project or organization was removed. */
    public Optional<Client> client(String clientId) {
        return database.first(CLIENT, ApplicationQueries::client, clientId);
    }

    /** Every key of an application, expired ones included. */
    public List<ClientKey> keys(String appId) {
        return database.query(
                "select id, app_id, client_id, public_key, expires_at from application_key_view where app_id = ?"
                        + " order by created_at, id",
                row -> new ClientKey(
                        row.text("id"),
                        row.text("app_id"),
                        row.text("client_id"),
                        row.text("public_key"),
                        row.instant("expires_at")),
                appId);
    }

    /** Client ids of every application of a project, oldest first; the default audience of its tokens. */
    public List<String> clientIdsOf(String projectId) {
        return database.query(
                "select client_id from application_view where project_id = ? order by created_at, id",
                row -> row.text("client_id"),
                projectId);
    }

    private static Client client(Row row) throws SQLException {
        String logoutUri = row.text("back_channel_logout_uri");
        return new Client(
                row.text("client_id"),
                row.text("id"),
                row.text("project_id"),
                row.text("org_id"),
                row.text("name"),
                AppType.valueOf(row.text("type")),
                AuthMethod.valueOf(row.text("auth_method")),
                row.texts("redirect_uris"),
                row.texts("post_logout_redirect_uris"),
                row.texts("grant_types").stream().map(GrantType::valueOf).collect(Collectors.toUnmodifiableSet()),
                row.texts("response_types").stream().map(ResponseType::valueOf).collect(Collectors.toUnmodifiableSet()),
                row.flag("dev_mode"),
                AccessTokenType.valueOf(row.text("access_token_type")),
                row.flag("access_token_role_assertion"),
                row.flag("id_token_role_assertion"),
                row.flag("id_token_userinfo_assertion"),
                Duration.ofMillis(row.number("clock_skew_millis")),
                row.texts("additional_origins"),
                row.flag("skip_native_app_success_page"),
                logoutUri.isEmpty() ? null : logoutUri,
                row.flag("role_assertion"),
                row.flag("role_check"),
                row.flag("has_project_check"),
                row.flag("active"));
    }
}
