package dev.signet.transfer.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class Auth0UsersTest {
    private static final String FILE = "auth0-users.ndjson";

    @Test
    void a_person_keeps_id_names_address_and_metadata() throws IOException {
        ObjectNode ann = TestingFiles.convert(TestingFiles.auth0(), FILE).person("ann@shop.example");
        assertThat(ann.toString())
                .isEqualTo("{\"userId\":\"5f7c8ec7c33c6c004bbafe82\",\"userName\":\"ann@shop.example\","
                        + "\"profile\":{\"firstName\":\"Ann\",\"lastName\":\"Archer\",\"displayName\":\"Ann Archer\","
                        + "\"nickName\":\"ann\"},\"email\":{\"email\":\"ann@shop.example\",\"verified\":true},"
                        + "\"passwordHash\":\"$2b$04$abcdefghijklmnopqrstuuPamo.00H6MnUPqmQVoFRjBsZKCKkL6S\","
                        + "\"metadata\":{\"theme\":\"ZGFyaw==\",\"plan\":\"cHJv\",\"seats\":\"Mw==\"}}");
    }

    @Test
    void custom_hashes_are_converted_if_their_algorithm_is_known() throws IOException {
        TestingFiles.Content users = TestingFiles.convert(TestingFiles.auth0(), FILE);
        assertThat(users.person("bob@shop.example").path("passwordHash").asText())
                .startsWith("$pbkdf2-sha512$1000$MDEyMzQ1Njc4OWFiY2RlZg$YX4l");
        assertThat(users.person("cleo@shop.example").path("passwordHash").asText())
                .startsWith("$scrypt$ln=14,r=8,p=1$MDEyMzQ1Njc4OWFiY2RlZg$1VfS");
        assertThat(users.person("dan@shop.example").path("passwordHash").asText())
                .isEqualTo("5f4dcc3b5aa765d61d8327deb882cf99");
    }

    @Test
    void digests_are_converted_with_their_salts() throws IOException {
        assertThat(hash("{\"algorithm\":\"sha1\",\"hash\":{\"value\":\"c88e9c67041a74e0357befdff93f87dde0904214\"},"
                        + "\"salt\":{\"value\":\"salt\",\"position\":\"suffix\"}}"))
                .isEqualTo("{SSHA}yI6cZwQadOA1e+/f+T+H3eCQQhRzYWx0");
        assertThat(hash("{\"algorithm\":\"sha1\",\"hash\":{\"value\":\"W6ph5Mm5Pz8GgiULbPgzG37mj9g=\","
                        + "\"encoding\":\"base64\"}}"))
                .isEqualTo("{SHA}W6ph5Mm5Pz8GgiULbPgzG37mj9g=");
        assertThat(hash("{\"algorithm\":\"md5\",\"hash\":{\"value\":\"R58+SD/95ORa9VZ9BPS5FA==\","
                        + "\"encoding\":\"base64\"},\"salt\":{\"value\":\"c2FsdA==\",\"position\":\"suffix\"}}"))
                .isEqualTo("$md5salted-suffix$c2FsdA==$R58+SD/95ORa9VZ9BPS5FA==");
        assertThat(hash("{\"algorithm\":\"ldap\",\"hash\":{\"value\":\"{SSHA}yI6cZwQadOA1e+/f+T+H3eCQQhRzYWx0\"}}"))
                .isEqualTo("{SSHA}yI6cZwQadOA1e+/f+T+H3eCQQhRzYWx0");
        for (String unknown : List.of(
                "{\"algorithm\":\"sha1\",\"hash\":{\"value\":\"00\"},\"salt\":{\"value\":\"s\",\"position\":\"prefix\"}}",
                "{\"algorithm\":\"md5\",\"hash\":{\"value\":\"00\"},\"salt\":{\"value\":\"a$b\"}}",
                "{\"algorithm\":\"hmac\",\"hash\":{\"value\":\"00\"}}",
                "{\"algorithm\":\"ldap\",\"hash\":{\"value\":\"{CRYPT}x\"}}")) {
            assertThat(hash(unknown)).isEmpty();
        }
    }

    private static String hash(String custom) throws IOException {
        return TestingFiles.convertText(
                        Auth0Users.withoutHashes(),
                        "[{\"email\":\"a@b.example\",\"custom_password_hash\":" + custom + "}]")
                .person("a@b.example")
                .path("passwordHash")
                .asText();
    }

    @Test
    void a_blocked_person_is_inactive() throws IOException {
        TestingFiles.Content users = TestingFiles.convert(TestingFiles.auth0(), FILE);
        assertThat(users.person("bob@shop.example").path("state").asText()).isEqualTo("TRANSFERRED_STATE_INACTIVE");
        assertThat(users.person("cleo@shop.example").path("phone").toString())
                .isEqualTo("{\"phone\":\"+41791234567\",\"verified\":true}");
    }

    @Test
    void what_does_not_fit_is_reported() throws IOException {
        assertThat(TestingFiles.convert(TestingFiles.auth0(), FILE).misfits())
                .containsExactly(
                        "user bob@shop.example has no first or no last name; the user name stands in for it",
                        "user dan@shop.example has no first or no last name; the user name stands in for it",
                        "user eve@shop.example has an account at an identity provider only; not imported",
                        "user sms|5dcc3b5aa765d61d8327deb8 has no e-mail address; not imported");
    }

    @Test
    void an_array_of_users_is_read_too() throws IOException {
        assertThat(TestingFiles.convertText(Auth0Users.withoutHashes(), "[{\"email\":\"a@b.example\"}]")
                        .people())
                .containsOnlyKeys("a@b.example");
    }
}
