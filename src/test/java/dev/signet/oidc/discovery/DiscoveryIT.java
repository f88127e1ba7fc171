package dev.signet.oidc.discovery;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.login.Languages;
import dev.signet.oidc.userinfo.StandardClaims;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** The metadata says only what is there (OpenID Connect Discovery 1.0 section 3). */
@QuarkusTest
class DiscoveryIT {
    @Inject
    Languages languages;

    @Test
    void every_scope_leads_to_a_claim_or_a_refresh_token() {
        assertThat(metadata().getList("scopes_supported", String.class))
                .containsExactly("openid", "profile", "email", "phone", "offline_access");
        assertThat(StandardClaims.NAMES).doesNotContain("address");
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
