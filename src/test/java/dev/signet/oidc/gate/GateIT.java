package dev.signet.oidc.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.oidc.TestingFlow;
import dev.signet.oidc.token.Grant;
import dev.signet.token.TestingAccounts;
import io.quarkus.arc.All;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Tests the token gate from tables: every {@link AccessPath} must give exactly the expected response after every {@link StateChange}
 * . The test fails for a grant that is missing in {@link AccessPath}.
 */
@QuarkusTest
class GateIT {
    private static final int AT_ONCE = 8;

    @Inject
    Scenes scenes;

    @Inject
    StateChanges changes;

    @Inject
    AccessPaths paths;

    @Inject
    Forgeries forgeries;

    @Inject
    TestingAccounts accounts;

    @All
    @Inject
    List<Grant> grants;

    @Test
    void every_grant_is_in_the_table() {
        List<String> rows = Stream.of(AccessPath.values())
                .map(AccessPath::grantType)
                .filter(Objects::nonNull)
                .toList();

        assertThat(rows)
                .containsExactlyInAnyOrderElementsOf(
                        grants.stream().map(Grant::type).toList());
    }

    @ParameterizedTest
    @EnumSource
    void every_access_path_gives_the_expected_response_at_once(StateChange change) { // attacks
        Scene scene = scenes.set();
        changes.apply(scene, change);

        Map<AccessPath, String> answers = new EnumMap<>(AccessPath.class);
        Map<AccessPath, String> expected = new EnumMap<>(AccessPath.class);
        for (AccessPath access : AccessPath.values()) {
            answers.put(access, paths.use(access, scene));
            expected.put(access, access.expected(change));
        }

        assertThat(answers).isEqualTo(expected);
    }

    @Test
    void no_other_client_can_redeem() { // attack A-4
        Scene scene = scenes.set();
        Scene stolen = scene.presentedBy(scenes.app(accounts.org()));

        for (AccessPath access : AccessPath.of(AccessPath.Kind.ONE_TIME)) {
            assertThat(paths.use(access, stolen)).as(access.name()).isEqualTo("400 invalid_grant");
            assertThat(paths.use(access, scene)).as(access.name()).isEqualTo("200");
        }
        assertThat(paths.use(AccessPath.TOKEN_EXCHANGE, stolen)).isEqualTo("400 invalid_request");
        assertThat(paths.use(AccessPath.ID_TOKEN_EXCHANGE, stolen)).isEqualTo("400 invalid_request");
    }

    @Test
    void only_its_own_clients_can_introspect_and_revoke_a_token() { // attack A-27
        Scene scene = scenes.set();
        TestingFlow.App stranger = scenes.app(accounts.org());

        assertThat(paths.introspect(stranger, scene.accessToken())).isEqualTo("inactive");
        assertThat(paths.revoke(stranger, scene.accessToken())).isEqualTo("200");
        assertThat(paths.revoke(stranger, scene.refreshToken())).isEqualTo("200");

        assertThat(paths.use(AccessPath.INTROSPECTION, scene)).isEqualTo("200");
        assertThat(paths.use(AccessPath.REFRESH, scene)).isEqualTo("200");
    }

    @Test
    void of_concurrent_uses_exactly_one_succeeds() throws Exception { // attack A-5
        Scene scene = scenes.set();
        for (AccessPath access : AccessPath.of(AccessPath.Kind.ONE_TIME)) {
            List<String> answers = atOnce(access, scene);

            assertThat(answers).as(access.name()).isSubsetOf("200", "400 invalid_grant");
            assertThat(answers).as(access.name()).containsOnlyOnce("200");
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_forged_access_token_gives_no_access(Forgery forgery) { // attack A-14
        Scene scene = scenes.set();
        Scene forged = scene.withAccessToken(forgeries.make(forgery, scene));

        for (AccessPath access : AccessPath.of(AccessPath.Kind.TOKEN)) {
            String expected = forgery == Forgery.NONE ? "200" : access.refusedToken();
            assertThat(paths.use(access, forged)).as(access.name()).isEqualTo(expected);
        }
    }

    private List<String> atOnce(AccessPath access, Scene scene) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<String>> answers = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                answers.add(threads.submit(() -> paths.use(access, scene)));
            }
            List<String> told = new ArrayList<>();
            for (Future<String> answer : answers) {
                told.add(answer.get());
            }
            return told;
        }
    }
}
