package dev.signet.oidc.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.oidc.protocol.ProtocolError;
import dev.signet.oidc.protocol.ProtocolException;
import dev.signet.token.ApiAudience;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** An exchange never allows more than the presented tokens. */
class NarrowingTest {
    private static final List<String> ALLOWED = List.of("openid", "profile", "offline_access");

    @Test
    void all_scopes_except_offline_access_are_granted_unless_fewer_are_requested() {
        assertThat(Narrowing.scopes(List.of(), ALLOWED)).containsExactly("openid", "profile");
        assertThat(Narrowing.scopes(List.of("openid", "offline_access"), ALLOWED))
                .containsExactly("openid");
    }

    @Test
    void a_scope_that_is_not_allowed_is_refused() {
        expect(ProtocolError.INVALID_SCOPE, () -> Narrowing.scopes(List.of("openid", "email"), ALLOWED));
    }

    @Test
    void an_audience_that_is_not_allowed_is_refused() {
        assertThat(Narrowing.audience(List.of("a"), List.of("a", "b"), List.of()))
                .containsExactly("a");
        expect(ProtocolError.INVALID_TARGET, () -> Narrowing.audience(List.of("c"), List.of("a", "b"), List.of()));
        expect(ProtocolError.INVALID_TARGET, () -> Narrowing.audience(List.of(), List.of(), List.of()));
    }

    @Test
    void the_audience_of_the_api_requires_its_scope() {
        List<String> allowed = List.of("a", ApiAudience.VALUE);
        assertThat(Narrowing.audience(List.of(), allowed, List.of("openid"))).containsExactly("a");
        assertThat(Narrowing.audience(List.of(), allowed, List.of(ApiAudience.SCOPE)))
                .containsExactly("a", ApiAudience.VALUE);
        expect(
                ProtocolError.INVALID_TARGET,
                () -> Narrowing.audience(List.of(ApiAudience.VALUE), allowed, List.of("openid")));
    }

    private static void expect(ProtocolError error, ThrowingCallable work) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        ProtocolException.class,
                        thrown -> assertThat(thrown.error()).isEqualTo(error));
    }
}
