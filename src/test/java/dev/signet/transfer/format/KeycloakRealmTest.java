package dev.signet.transfer.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/**
 * Conversion of a realm. Keycloak 26.7.3 wrote the file {@code keycloak-realm.json} by {@code kc.sh export --realm shop
 * --users same_file}; settings of the realm that have nothing to do with people are left out of it. The password of each
 * person is "old password of" and the user name.
 */
final class KeycloakRealmTest {
    private static final String FILE = "keycloak-realm.json";

    @Test
    void a_person_keeps_id_names_address_attributes_and_roles() throws IOException {
        ObjectNode ada = TestingFiles.convert(new KeycloakRealm("4711"), FILE).person("ada");
        assertThat(ada.path("userId").asText()).matches("[0-9a-f-]{36}");
        assertThat(ada.path("profile").toString()).isEqualTo("{\"firstName\":\"Ada\",\"lastName\":\"Lovelace\"}");
        assertThat(ada.path("email").toString()).isEqualTo("{\"email\":\"ada@shop.example\",\"verified\":true}");
        assertThat(ada.path("phone").toString()).isEqualTo("{\"phone\":\"+41791234567\",\"verified\":false}");
        assertThat(ada.path("metadata").toString())
                .isEqualTo("{\"teams\":\"WyJyZWQiLCJibHVlIl0=\",\"department\":\"ZW5naW5lcw==\"}");
        assertThat(ada.path("grants").toString())
                .isEqualTo("[{\"projectId\":\"4711\",\"roleKeys\":[\"staff\",\"web-shop:buyer\"]}]");
        assertThat(ada.path("state").isMissingNode()).isTrue();
    }

    @Test
    void each_hash_algorithm_is_converted() throws IOException {
        TestingFiles.Content realm = TestingFiles.convert(new KeycloakRealm(""), FILE);
        assertThat(realm.person("ada").path("passwordHash").asText()).startsWith("$argon2id$v=19$m=7168,t=5,p=1$");
        assertThat(realm.person("blaise").path("passwordHash").asText()).matches("\\$pbkdf2-sha256\\$[0-9]+\\$.+\\$.+");
        assertThat(realm.person("carl").path("passwordHash").asText()).matches("\\$pbkdf2-sha512\\$[0-9]+\\$.+\\$.+");
    }

    @Test
    void a_disabled_person_is_inactive_and_one_with_a_required_action_changes_the_password() throws IOException {
        TestingFiles.Content realm = TestingFiles.convert(new KeycloakRealm(""), FILE);
        assertThat(realm.person("dora").path("state").asText()).isEqualTo("TRANSFERRED_STATE_INACTIVE");
        assertThat(realm.person("emil").path("passwordChangeRequired").asBoolean())
                .isTrue();
        assertThat(realm.person("emil").path("profile").path("lastName").asText())
                .isEqualTo("emil");
    }

    @Test
    void what_does_not_fit_is_reported() throws IOException {
        assertThat(TestingFiles.convert(new KeycloakRealm(""), FILE).misfits())
                .contains(
                        "user nomail has no e-mail address; not imported",
                        "user emil has no first or no last name; the user name stands in for it",
                        "user ada has roles, which are left out because no project is named for them",
                        "client web-shop is not imported; create an application for it");
    }

    @Test
    void a_second_factor_and_an_unknown_hash_are_reported_and_left_out() throws IOException {
        TestingFiles.Content realm = TestingFiles.convertText(new KeycloakRealm(""), """
                {"users":[{"id":"1","username":"eve","email":"eve@shop.example","firstName":"E","lastName":"V",
                "attributes":{"locale":["de"]},"enabled":false,"groups":["/staff"],"federatedIdentities":[{"identityProvider":"google"}],
                "credentials":[{"type":"otp"},
                {"type":"password","credentialData":"{\\"algorithm\\":\\"md5\\"}","secretData":"{\\"value\\":\\"eA==\\",\\"salt\\":\\"eA==\\"}"},
                {"type":"password","credentialData":"x","secretData":"{}"}]},
                {"id":"2","username":"service-account-x","serviceAccountClientId":"x"}]}""");
        assertThat(realm.person("eve").has("passwordHash")).isFalse();
        assertThat(realm.person("eve").at("/profile/preferredLanguage").asText())
                .isEqualTo("de");
        assertThat(realm.person("eve").path("state").asText()).isEqualTo("TRANSFERRED_STATE_LOCKED");
        assertThat(realm.misfits())
                .containsExactly(
                        "user eve has a credential of the type otp, which is left out",
                        "user eve has a password hash of an unknown algorithm, which is left out",
                        "user eve has a password hash of an unknown algorithm, which is left out",
                        "user eve is in groups, whose roles are left out",
                        "user eve has accounts at identity providers, which are left out",
                        "user service-account-x is the service account of a client; not imported");
    }

    @Test
    void another_file_is_refused() {
        assertThatThrownBy(() -> TestingFiles.convertText(new KeycloakRealm(""), "{\"realm\":\"x\"}"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no users");
        assertThatThrownBy(() -> TestingFiles.convertText(new KeycloakRealm(""), "[1]"))
                .isInstanceOf(IOException.class);
    }
}
