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
 * The one gate, from tables: every {@link Door} in every {@link Fate} answers exactly as it should (rows,
 * A grant without a row in {@link Door} fails here.
 */
@QuarkusTest
class GateIT {
    private static final int AT_ONCE = 8;

    @Inject
    Scenes scenes;

    @Inject
    Fates fates;

    @Inject
    Doors doors;

    @Inject
    Forgeries forgeries;

    @Inject
    TestingAccounts accounts;

    @All
    @Inject
    List<Grant> grants;

    @Test
    void every_grant_has_a_row() {
        List<String> rows = Stream.of(Door.values())
                .map(Door::grantType)
                .filter(Objects::nonNull)
                .toList();

        assertThat(rows)
                .containsExactlyInAnyOrderElementsOf(
                        grants.stream().map(Grant::type).toList());
    }

    @ParameterizedTest
    @EnumSource
    void every_door_answers_as_of_now(Fate fate) {
        Scene scene = scenes.set();
        fates.befall(scene, fate);

        Map<Door, String> answers = new EnumMap<>(Door.class);
        Map<Door, String> expected = new EnumMap<>(Door.class);
        for (Door door : Door.values()) {
            answers.put(door, doors.knock(door, scene));
            expected.put(door, door.expected(fate));
        }

        assertThat(answers).isEqualTo(expected);
    }

    @Test
    void nothing_is_redeemed_by_another_client() {
        Scene scene = scenes.set();
        Scene stolen = scene.presentedBy(scenes.app(accounts.org()));

        for (Door door : Door.of(Door.Kind.ONE_TIME)) {
            assertThat(doors.knock(door, stolen)).as(door.name()).isEqualTo("400 invalid_grant");
            assertThat(doors.knock(door, scene)).as(door.name()).isEqualTo("200");
        }
        assertThat(doors.knock(Door.TOKEN_EXCHANGE, stolen)).isEqualTo("400 invalid_request");
        assertThat(doors.knock(Door.ID_TOKEN_EXCHANGE, stolen)).isEqualTo("400 invalid_request");
    }

    @Test
    void a_token_is_told_and_ended_only_where_it_belongs() {
        Scene scene = scenes.set();
        TestingFlow.App stranger = scenes.app(accounts.org());

        assertThat(doors.introspect(stranger, scene.accessToken())).isEqualTo("inactive");
        assertThat(doors.revoke(stranger, scene.accessToken())).isEqualTo("200");
        assertThat(doors.revoke(stranger, scene.refreshToken())).isEqualTo("200");

        assertThat(doors.knock(Door.INTROSPECTION, scene)).isEqualTo("200");
        assertThat(doors.knock(Door.REFRESH, scene)).isEqualTo("200");
    }

    @Test
    void of_many_uses_at_once_exactly_one_succeeds() throws Exception {
        Scene scene = scenes.set();
        for (Door door : Door.of(Door.Kind.ONE_TIME)) {
            List<String> answers = atOnce(door, scene);

            assertThat(answers).as(door.name()).isSubsetOf("200", "400 invalid_grant");
            assertThat(answers).as(door.name()).containsOnlyOnce("200");
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_is_no_access_token_opens_nothing(Forgery forgery) {
        Scene scene = scenes.set();
        Scene forged = scene.withAccessToken(forgeries.make(forgery, scene));

        for (Door door : Door.of(Door.Kind.TOKEN)) {
            String expected = forgery == Forgery.NONE ? "200" : door.refusedToken();
            assertThat(doors.knock(door, forged)).as(door.name()).isEqualTo(expected);
        }
    }

    private List<String> atOnce(Door door, Scene scene) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<String>> answers = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                answers.add(threads.submit(() -> doors.knock(door, scene)));
            }
            List<String> told = new ArrayList<>();
            for (Future<String> answer : answers) {
                told.add(answer.get());
            }
            return told;
        }
    }
}
