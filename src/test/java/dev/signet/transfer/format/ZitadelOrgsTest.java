package dev.signet.transfer.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.junit.jupiter.api.Test;

final class ZitadelOrgsTest {
    private static final String FILE = "zitadel-orgs.json";

    @Test
    void a_person_keeps_id_profile_addresses_hash_metadata_and_grants() throws IOException {
        ObjectNode zoe = TestingFiles.convert(new ZitadelOrgs("", ""), FILE).person("zoe");
        assertThat(zoe.path("userId").asText()).isEqualTo("104828120000000001");
        assertThat(zoe.path("profile").toString())
                .isEqualTo("{\"firstName\":\"Zoe\",\"lastName\":\"Zander\",\"nickName\":\"Zo\","
                        + "\"displayName\":\"Zoe Z.\",\"preferredLanguage\":\"de\","
                        + "\"gender\":\"TRANSFERRED_GENDER_FEMALE\"}");
        assertThat(zoe.path("phone").toString()).isEqualTo("{\"phone\":\"+41791234567\",\"verified\":true}");
        assertThat(zoe.path("passwordHash").asText()).startsWith("$pbkdf2-sha256$1000$");
        assertThat(zoe.path("metadata").toString()).isEqualTo("{\"team\":\"YmVybg==\"}");
        assertThat(zoe.path("grants").toString())
                .isEqualTo("[{\"projectId\":\"104828110000000001\",\"roleKeys\":[\"staff\"]}]");
    }

    @Test
    void a_project_may_stand_for_those_of_the_file() throws IOException {
        assertThat(TestingFiles.convert(new ZitadelOrgs("", "7"), FILE)
                        .person("zoe")
                        .at("/grants/0/projectId")
                        .asText())
                .isEqualTo("7");
    }

    @Test
    void what_does_not_fit_is_reported() throws IOException {
        assertThat(TestingFiles.convert(new ZitadelOrgs("104828109831671298", ""), FILE)
                        .misfits())
                .containsExactly(
                        "user yan has otpCode, which is left out",
                        "user yan has roles by a grant of another organization's project, which are left out",
                        "organization 104828109831671298 has machineUsers, which are left out",
                        "organization 104828109831671298 has projects, which are left out",
                        "organization 104828109831671299 is not the one to import");
    }

    @Test
    void another_file_is_refused() {
        assertThatThrownBy(() -> TestingFiles.convertText(new ZitadelOrgs("", ""), "{}"))
                .isInstanceOf(IOException.class);
    }
}
