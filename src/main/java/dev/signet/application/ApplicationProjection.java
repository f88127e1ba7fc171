package dev.signet.application;

import dev.signet.eventstore.InlineProjection;
import dev.signet.eventstore.RecordedEvent;
import dev.signet.jdbc.Writes;
import jakarta.inject.Singleton;
import java.util.Set;

/** Updates {@code application_view} and {@code application_key_view} from events. */
@Singleton
public final class ApplicationProjection implements InlineProjection {

    @Override
    public Set<String> tables() {
        return Set.of("application_view", "application_key_view");
    }

    @Override
    public Set<String> streamTypes() {
        return Set.of(ApplicationDecider.STREAM_TYPE);
    }

    @Override
    public void apply(Writes transaction, RecordedEvent<?> recorded) {
        ApplicationRows rows = new ApplicationRows(transaction, recorded);
        switch ((ApplicationEvent) recorded.event()) {
            case ApplicationEvent.Added added -> rows.insert(added);
            case ApplicationEvent.Changed(String name) -> rows.update("name = ?", name);
            case ApplicationEvent.Deactivated e -> rows.update("state = ?", ApplicationState.INACTIVE);
            case ApplicationEvent.Reactivated e -> rows.update("state = ?", ApplicationState.ACTIVE);
            case ApplicationEvent.Removed e -> rows.delete();
            case ApplicationEvent.OidcConfigAdded(String clientId, OidcConfig config) -> {
                rows.identify(clientId);
                rows.configure(config);
            }
            case ApplicationEvent.OidcConfigChanged(OidcConfig config) -> rows.configure(config);
            case ApplicationEvent.OidcSecretChanged e -> rows.touch();
            case ApplicationEvent.ResponseAlgorithmsChanged(ResponseAlgorithms algorithms) ->
                rows.update("id_token_alg = ?, userinfo_alg = ?", algorithms.idToken(), algorithms.userinfo());
            case ApplicationEvent.TokensChanged(TokenSettings tokens) ->
                rows.update(
                        "api_access = ?, project_audience = ?, access_token_header = ?, flat_claims = ?",
                        tokens.apiAccess(),
                        tokens.projectAudience(),
                        tokens.accessTokenHeader(),
                        tokens.flatClaims());
            case ApplicationEvent.ApiConfigAdded(String clientId, ApiConfig config) -> {
                rows.identify(clientId);
                rows.configure(config);
            }
            case ApplicationEvent.ApiConfigChanged(ApiConfig config) -> rows.configure(config);
            case ApplicationEvent.ApiSecretChanged e -> rows.touch();
            case ApplicationEvent.KeyAdded added -> rows.addKey(added);
            case ApplicationEvent.KeyRemoved(String keyId) -> rows.removeKey(keyId);
            case ApplicationEvent.AddressesChanged(ClientAddresses addresses) -> rows.address(addresses);
        }
    }
}
