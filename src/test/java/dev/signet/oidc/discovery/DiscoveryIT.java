package dev.signet.oidc.discovery;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.login.Languages;
import dev.signet.oidc.parameter.ProjectScopes;
import dev.signet.oidc.userinfo.StandardClaims;
import dev.signet.signingkey.TokenSigner;
import dev.signet.token.ApiAudience;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The metadata lists only what the server supports (OpenID Connect Discovery 1.0 section 3). */
@QuarkusTest
class DiscoveryIT {
    @Inject
    TokenSigner signer;

    @Inject
    Languages languages;

    @Test
    void the_metadata_lists_every_fixed_scope() {
        assertThat(metadata().getList("scopes_supported", String.class))
                .containsExactly(
                        "openid",
                        "profile",
                        "email",
                        "phone",
                        "offline_access",
                        StandardClaims.METADATA,
                        StandardClaims.RESOURCE_OWNER,
                        ProjectScopes.ROLES,
                        ProjectScopes.ALL_ROLES,
                        ApiAudience.SCOPE);
        assertThat(StandardClaims.NAMES).doesNotContain("address");
    }

    @Test
    void without_registration_only_the_instances_algorithm_is_listed() {
        List<String> only = List.of(signer.defaultAlgorithm().name());

        assertThat(metadata().getList("id_token_signing_alg_values_supported", String.class))
                .isEqualTo(only);
        assertThat(metadata().getList("userinfo_signing_alg_values_supported", String.class))
                .isEqualTo(only);
    }

    @Test
    void the_languages_are_those_of_the_sign_in_pages() {
        assertThat(metadata().getList("ui_locales_supported", String.class))
                .contains("en", "de")
                .isEqualTo(languages.tags());
    }

    private static JsonPath metadata() {
        return given().get("/.well-known/openid-configuration").jsonPath();
    }
}
