package dev.signet.org;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.kernel.DomainException;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrgDeciderTest {
    private static final Org NONE = Org.INITIAL;

    @ParameterizedTest
    @ValueSource(strings = {"Acme", "\u05E2\u05D3\u05D4", "\u674E\u5C0F\u9F99"})
    void an_organization_has_a_name_in_any_script(String name) {
        assertThat(OrgDecider.decide(new OrgCommand.Add(name, "acme.test"), NONE)
                        .events())
                .startsWith(new OrgEvent.Added(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u200B", "\uFEFF", "Bank\u202Eneddih", "two\nlines"})
    void a_name_that_shows_nothing_or_leaves_its_line_is_refused(String name) {
        Org acme = new Org("Acme", OrgState.ACTIVE, "acme.test", Map.of(), Map.of());
        for (OrgCommand command : new OrgCommand[] {
            new OrgCommand.Add(name, "acme.test"), new OrgCommand.Rename(name, "login.test", "x.login.test")
        }) {
            Org org = command instanceof OrgCommand.Add ? NONE : acme;
            assertThatThrownBy(() -> OrgDecider.decide(command, org))
                    .isInstanceOfSatisfying(
                            DomainException.class, e -> assertThat(e.error()).isEqualTo(OrgError.NAME_INVALID));
        }
    }
}
