package dev.signet.application;

import dev.signet.eventstore.RecordedEvent;
import dev.signet.jdbc.Row;
import dev.signet.jdbc.Writes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Applies the events of one application to its rows in the database. */
final class ApplicationRows {
    private final Writes sql;
    private final RecordedEvent<?> event;
    private final String appId;

    ApplicationRows(Writes sql, RecordedEvent<?> event) {
        this.sql = sql;
        this.event = event;
        this.appId = event.stream().id();
    }

    /** Inserts the application at its first event. The second event configures it. */
    void insert(ApplicationEvent.Added added) {
        sql.write(
                "insert into application_view (id, project_id, org_id, name, state, version, created_at, changed_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                appId,
                added.projectId(),
                event.owner(),
                added.name(),
                ApplicationState.ACTIVE,
                event.version(),
                event.recordedAt(),
                event.recordedAt());
    }

    void identify(String clientId) {
        update("client_id = ?", clientId);
    }

    void configure(ApiConfig config) {
        update("type = ?, auth_method = ?", AppType.API, config.authMethod());
    }

    void configure(OidcConfig config) {
        update(
                "type = ?, auth_method = ?, redirect_uris = ?, post_logout_redirect_uris = ?, grant_types = ?,"
                        + " response_types = ?, dev_mode = ?, access_token_type = ?, access_token_role_assertion = ?,"
                        + " id_token_role_assertion = ?, id_token_userinfo_assertion = ?, clock_skew_millis = ?,"
                        + " additional_origins = ?, skip_native_app_success_page = ?, back_channel_logout_uri = ?,"
                        + " login_version = ?, login_base_uri = ?",
                config.appType(),
                config.authMethod(),
                config.redirectUris().toArray(String[]::new),
                config.postLogoutRedirectUris().toArray(String[]::new),
                names(config.grantTypes()),
                names(config.responseTypes()),
                config.devMode(),
                config.accessTokenType(),
                config.accessTokenRoleAssertion(),
                config.idTokenRoleAssertion(),
                config.idTokenUserinfoAssertion(),
                config.clockSkew().toMillis(),
                config.additionalOrigins().toArray(String[]::new),
                config.skipNativeAppSuccessPage(),
                config.backChannelLogoutUri(),
                config.loginVersion(),
                config.loginBaseUri());
    }

    void address(ClientAddresses addresses) {
        update(
                "jwks_uri = ?, client_uri = ?, policy_uri = ?, tos_uri = ?",
                addresses.jwksUri(),
                addresses.clientUri(),
                addresses.policyUri(),
                addresses.tosUri());
    }

    /**
     * Sets columns of the application's row, and always its version and time of change.
     *
     * @param assignments SQL assignments with a question mark for each value, separated by commas
     */
    void update(String assignments, @Nullable Object... values) {
        List<@Nullable Object> parameters = new ArrayList<>(List.of(event.version(), event.recordedAt()));
        for (Object value : values) {
            parameters.add(value);
        }
        parameters.add(appId);
        sql.write(
                "update application_view set version = ?, changed_at = ?, " + assignments + " where id = ?",
                parameters.toArray());
    }

    /** Records version and time of an event that changes no other column. */
    void touch() {
        sql.write(
                "update application_view set version = ?, changed_at = ? where id = ?",
                event.version(),
                event.recordedAt(),
                appId);
    }

    void delete() {
        sql.write("delete from application_view where id = ?", appId);
        sql.write("delete from application_key_view where app_id = ?", appId);
    }

    void addKey(ApplicationEvent.KeyAdded added) {
        touch();
        sql.write(
                "insert into application_key_view (id, app_id, org_id, public_key, expires_at, expires_nanos,"
                        + " version, created_at, changed_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                added.keyId(),
                appId,
                event.owner(),
                added.publicKey(),
                added.expiresAt(),
                Row.nanosBelowMicros(added.expiresAt()),
                event.version(),
                event.recordedAt(),
                event.recordedAt());
    }

    void removeKey(String keyId) {
        touch();
        sql.write("delete from application_key_view where app_id = ? and id = ?", appId, keyId);
    }

    private static String[] names(List<? extends Enum<?>> constants) {
        return constants.stream().map(Enum::name).toArray(String[]::new);
    }
}
