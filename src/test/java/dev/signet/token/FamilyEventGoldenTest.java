package dev.signet.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signet.eventstore.TestingEventCodec;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

/** How events of earlier revisions are read; {@code StoredEventsTest} pins the current ones. */
class FamilyEventGoldenTest {
    private final TestingEventCodec codec = new TestingEventCodec(new FamilyEventTypes());

    @Test
    void families_of_the_first_revision_have_no_requested_claims_for_id_tokens() throws IOException {
        TokenTerms now = ((FamilyEvent.Added) codec.read(golden(2))).terms();

        assertThat(now.idTokenClaims()).isNotEmpty();
        assertThat(codec.read(golden(1)))
                .isEqualTo(FamilyEvent.Added.on(new TokenTerms(
                        now.clientId(),
                        now.userId(),
                        now.sessionId(),
                        now.scopes(),
                        now.audience(),
                        now.authTime(),
                        now.amr(),
                        now.keyThumbprint(),
                        now.userinfoClaims())));
    }

    private static ObjectNode golden(int revision) throws IOException {
        String file = "/golden/oidc_session/oidc_session.added." + revision + ".json";
        try (InputStream stream = FamilyEventGoldenTest.class.getResourceAsStream(file)) {
            assertThat(stream).as(file).isNotNull();
            return (ObjectNode) new ObjectMapper().readTree(stream);
        }
    }
}
