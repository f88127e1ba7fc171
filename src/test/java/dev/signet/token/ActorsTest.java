package dev.signet.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests the chain of actors as claims and as a parameter of the gate's query. */
class ActorsTest {
    @Test
    void the_current_actor_is_outermost_in_the_claim_and_former_ones_are_nested() {
        Map<String, Object> claims = claims(new Actors(List.of("now", "before", "first"), false));

        assertThat(claims)
                .isEqualTo(Map.of(
                        "act", Map.of("sub", "now", "act", Map.of("sub", "before", "act", Map.of("sub", "first")))));
    }

    @Test
    void written_claims_are_read_back() {
        for (Actors actors : List.of(
                Actors.NONE,
                Actors.impersonating("first"),
                new Actors(List.of("now", "before", "first"), false),
                new Actors(List.of("now", "before", "first"), true))) {
            assertThat(Actors.readFrom(claims(actors))).isEqualTo(actors);
        }
        assertThat(Actors.readFrom(Map.of("act", "text"))).isEqualTo(Actors.NONE);
    }

    @Test
    void claims_of_another_form_are_not_read_as_actors() {
        Map<String, Object> claims =
                new HashMap<>(Map.of("sub", "100", "act", Map.of("sub", "101"), "urn:signet:impersonated", true));

        Actors.NONE.writeTo(claims);

        assertThat(claims).isEqualTo(Map.of("sub", "100"));
    }

    @Test
    void the_impersonating_actor_remains_the_first_one() {
        Actors once = Actors.impersonating("first");
        Actors twice = once.followedBy("now").orElseThrow();

        assertThat(twice).isEqualTo(new Actors(List.of("now", "first"), true));
        assertThat(twice.present()).isEqualTo("now");
        assertThat(twice.impersonator()).isEqualTo("first");
        assertThat(new Actors(List.of("now", "first"), false).impersonator()).isNull();
        assertThat(Actors.NONE.present()).isNull();
    }

    @Test
    void there_are_at_most_eight_actors() {
        Actors seven = new Actors(List.of("1", "2", "3", "4", "5", "6", "7"), false);
        Actors eight = seven.followedBy("8").orElseThrow();

        assertThat(eight.followedBy("9")).isEmpty();
    }

    @Test
    void no_id_can_be_read_as_two_or_as_none() {
        assertThat(new Actors(List.of("a,b", "c"), false).joined()).isEqualTo("a,b c");
        assertThat(Actors.NONE.joined()).isNull();
        for (String id : List.of("", " ", "a b", "a\nb", "a\u00a0b")) {
            assertThatIllegalArgumentException().isThrownBy(() -> new Actors(List.of(id), false));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> new Actors(List.of(), true));
    }

    private static Map<String, Object> claims(Actors actors) {
        Map<String, Object> claims = new HashMap<>();
        actors.writeTo(claims);
        return claims;
    }
}
