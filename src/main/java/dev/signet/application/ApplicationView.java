package dev.signet.application;

import dev.signet.access.AccessTokenType;
import dev.signet.jdbc.Row;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/** A row of {@code application_view}. */
public record ApplicationView(
        String id,
        String projectId,
        String orgId,
        String name,
        ApplicationState state,
        String clientId,
        ApplicationConfig config,
        ClientAddresses addresses,
        TokenSettings tokens,
        long version,
        Instant createdAt,
        Instant changedAt) {

    /** Selects all columns of all applications; a condition is appended. */
    public static final String SELECT = "select a.* from application_view a";

    /** Reads a row of {@link #SELECT}. */
    public static ApplicationView read(Row row) throws SQLException {
        AppType type = AppType.valueOf(row.text("type"));
        return new ApplicationView(
                row.text("id"),
                row.text("project_id"),
                row.text("org_id"),
                row.text("name"),
                ApplicationState.valueOf(row.text("state")),
                row.text("client_id"),
                type == AppType.API ? new ApiConfig(AuthMethod.valueOf(row.text("auth_method"))) : oidc(row, type),
                addresses(row),
                tokens(row),
                row.number("version"),
                row.instant("created_at"),
                row.instant("changed_at"));
    }

    /** Reads the addresses of an application. */
    static ClientAddresses addresses(Row row) throws SQLException {
        return new ClientAddresses(
                row.text("jwks_uri"), row.text("client_uri"), row.text("policy_uri"), row.text("tos_uri"));
    }

    /** Reads the token settings of an application. */
    static TokenSettings tokens(Row row) throws SQLException {
        return new TokenSettings(
                ApiAccess.valueOf(row.text("api_access")),
                ProjectAudience.valueOf(row.text("project_audience")),
                AccessTokenHeader.valueOf(row.text("access_token_header")),
                row.flag("flat_claims"));
    }

    private static OidcConfig oidc(Row row, AppType type) throws SQLException {
        return new OidcConfig(
                row.texts("redirect_uris"),
                row.texts("response_types").stream().map(ResponseType::valueOf).toList(),
                row.texts("grant_types").stream().map(GrantType::valueOf).toList(),
                type,
                AuthMethod.valueOf(row.text("auth_method")),
                row.texts("post_logout_redirect_uris"),
                row.flag("dev_mode"),
                AccessTokenType.valueOf(row.text("access_token_type")),
                row.flag("access_token_role_assertion"),
                row.flag("id_token_role_assertion"),
                row.flag("id_token_userinfo_assertion"),
                Duration.ofMillis(row.number("clock_skew_millis")),
                row.texts("additional_origins"),
                row.flag("skip_native_app_success_page"),
                row.text("back_channel_logout_uri"),
                LoginVersion.valueOf(row.text("login_version")),
                row.text("login_base_uri"));
    }
}
