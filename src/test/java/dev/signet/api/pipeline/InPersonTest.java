package dev.signet.api.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.MethodDescriptor;
import dev.signet.api.dialect.Dialect;
import dev.signet.api.proto.signet.auth.v1.SignetAuthProto;
import dev.signet.api.proto.zitadel.auth.v1.AuthProto;
import dev.signet.api.signet.SignetDialect;
import dev.signet.api.zitadel.TestingZitadel;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which calls about a user's own account are refused to an actor who acts for the user. */
final class InPersonTest {
    /** Changes that give nobody a way to sign in. */
    private static final Set<String> HARMLESS = Set.of(
            "UpdateMyProfile",
            "RemoveMyAvatar",
            "RevokeMyRefreshToken",
            "RevokeAllMyRefreshTokens",
            "TerminateMySession");

    static Stream<MethodDescriptor> rpcs() {
        return Stream.of(AuthProto.getDescriptor(), SignetAuthProto.getDescriptor())
                .flatMap(file -> file.findServiceByName("AuthService").getMethods().stream());
    }

    @ParameterizedTest
    @MethodSource("rpcs")
    void changes_that_are_not_harmless_are_for_the_user_in_person(MethodDescriptor rpc) {
        String name = rpc.getName();
        boolean open =
                name.equals("Healthz") || name.startsWith("Get") || name.startsWith("List") || HARMLESS.contains(name);

        Dialect dialect =
                rpc.getFile().getPackage().startsWith("signet.") ? new SignetDialect() : TestingZitadel.dialect();
        assertThat(dialect.access(rpc).inPerson()).isEqualTo(!open);
    }

    @Test
    void there_are_such_rpcs() {
        assertThat(rpcs().map(MethodDescriptor::getName).toList())
                .containsAll(HARMLESS)
                .containsAll(List.of("UpdateMyPassword", "SetMyEmail", "SetMyPhone"));
    }
}
