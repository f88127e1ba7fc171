package dev.signet.api.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.signet.api.dialect.AccessRule;
import dev.signet.api.dialect.Dialect;
import dev.signet.api.dialect.DialectService;
import dev.signet.api.signet.SignetDialect;
import dev.signet.api.zitadel.TestingZitadel;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What two dialects cannot both have. */
final class DialectsTest {

    @Test
    void dialects_are_in_order_of_their_names_whatever_order_they_are_found_in() {
        Dialects dialects = new Dialects(List.of(TestingZitadel.dialect(), new SignetDialect()));

        assertThat(dialects.all()).extracting(Dialect::name).containsExactly("signet", "zitadel");
        assertThat(dialects.ofService("zitadel.auth.v1.AuthService")
                        .orElseThrow()
                        .name())
                .isEqualTo("zitadel");
        assertThat(dialects.ofService("zitadel.auth.v1.Nope")).isEmpty();
        assertThat(dialects.ofUnknownPaths().orElseThrow().name()).isEqualTo("zitadel");
    }

    @Test
    void a_name_a_service_and_unknown_paths_belong_to_one_dialect() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new Dialects(
                        List.of(dialect("one", "a.Service", "/one", true), dialect("one", "a.Service", "/two", true))))
                .withMessageContaining("Two dialects are named one")
                .withMessageContaining("Two dialects have the service a.Service")
                .withMessageContaining("Two dialects refuse unknown paths");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api", "/api/v1", "/api/v1/users"})
    void no_root_lies_within_one_of_another(String root) {
        assertThatIllegalStateException()
                .isThrownBy(() -> new Dialects(List.of(
                        dialect("one", "a.Service", "/api/v1", false), dialect("two", "b.Service", root, false))))
                .withMessageContaining("/api/v1");
    }

    @Test
    void a_root_may_begin_like_another() {
        assertThat(new Dialects(List.of(
                                dialect("one", "a.Service", "/api/v1", false),
                                dialect("two", "b.Service", "/api/v12", false)))
                        .all())
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "api", "/api/"})
    void a_root_begins_with_a_slash_and_ends_without(String root) {
        assertThatIllegalStateException()
                .isThrownBy(() -> new Dialects(List.of(dialect("one", "a.Service", root, false))))
                .withMessageContaining("slash");
    }

    private static Dialect dialect(String name, String service, String root, boolean refusesUnknownPaths) {
        return new TestingDialect(
                name,
                List.of(DialectService.complete(service)),
                List.of(root),
                refusesUnknownPaths,
                rpc -> new AccessRule.Authenticated(false));
    }
}
