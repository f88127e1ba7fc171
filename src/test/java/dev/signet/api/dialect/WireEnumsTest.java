package dev.signet.api.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import dev.signet.access.AccessTokenType;
import dev.signet.api.proto.signet.admin.v1.TransferredGender;
import dev.signet.api.proto.zitadel.app.v1.OIDCAppType;
import dev.signet.api.proto.zitadel.app.v1.OIDCAuthMethodType;
import dev.signet.api.proto.zitadel.app.v1.OIDCGrantType;
import dev.signet.api.proto.zitadel.app.v1.OIDCResponseType;
import dev.signet.api.proto.zitadel.app.v1.OIDCTokenType;
import dev.signet.api.proto.zitadel.application.v2.OIDCApplicationType;
import dev.signet.api.proto.zitadel.user.v1.Gender;
import dev.signet.application.AppType;
import dev.signet.application.AuthMethod;
import dev.signet.application.GrantType;
import dev.signet.application.ResponseType;
import dev.signet.kernel.DomainException;
import dev.signet.user.Profile;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class WireEnumsTest {

    static Stream<Arguments> pairs() {
        List<String> genders = names(Profile.Gender.values());
        List<String> responses = names(ResponseType.values());
        List<String> responsesOrNone =
                Stream.concat(Stream.of("UNSPECIFIED"), responses.stream()).toList();
        return Stream.of(
                Arguments.of(Gender.getDescriptor(), "GENDER_", genders),
                Arguments.of(dev.signet.api.proto.zitadel.user.v2.Gender.getDescriptor(), "GENDER_", genders),
                Arguments.of(TransferredGender.getDescriptor(), "TRANSFERRED_GENDER_", genders),
                Arguments.of(OIDCAppType.getDescriptor(), "OIDC_APP_TYPE_", clientTypes()),
                Arguments.of(OIDCApplicationType.getDescriptor(), "OIDC_APP_TYPE_", clientTypes()),
                Arguments.of(OIDCResponseType.getDescriptor(), "OIDC_RESPONSE_TYPE_", responses),
                Arguments.of(version2("OIDCResponseType"), "OIDC_RESPONSE_TYPE_", responsesOrNone),
                Arguments.of(OIDCGrantType.getDescriptor(), "OIDC_GRANT_TYPE_", names(GrantType.values())),
                Arguments.of(version2("OIDCGrantType"), "OIDC_GRANT_TYPE_", names(GrantType.values())),
                Arguments.of(OIDCAuthMethodType.getDescriptor(), "OIDC_AUTH_METHOD_TYPE_", names(AuthMethod.values())),
                Arguments.of(version2("OIDCAuthMethodType"), "OIDC_AUTH_METHOD_TYPE_", names(AuthMethod.values())),
                Arguments.of(OIDCTokenType.getDescriptor(), "OIDC_TOKEN_TYPE_", names(AccessTokenType.values())),
                Arguments.of(version2("OIDCTokenType"), "OIDC_TOKEN_TYPE_", names(AccessTokenType.values())));
    }

    private static EnumDescriptor version2(String name) {
        return OIDCApplicationType.getDescriptor().getFile().findEnumTypeByName(name);
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void the_constants_of_contract_and_server_have_the_same_names(
            EnumDescriptor wire, String prefix, List<String> constants) {
        assertThat(wire.getValues().stream().map(EnumValueDescriptor::getName))
                .containsExactlyInAnyOrderElementsOf(
                        constants.stream().map(name -> prefix + name).toList());
    }

    @Test
    void constants_are_converted_both_ways() {
        assertThat(WireEnums.constant(Gender.GENDER_DIVERSE, "GENDER_", Profile.Gender.class, "gender"))
                .isEqualTo(Profile.Gender.DIVERSE);
        assertThat(WireEnums.wire(Profile.Gender.DIVERSE, "GENDER_", Gender.class))
                .isEqualTo(Gender.GENDER_DIVERSE);
    }

    @Test
    void a_value_that_the_server_does_not_know_is_refused() {
        Set<EnumValueDescriptor> unknown = Set.of(
                Gender.getDescriptor().findValueByNumberCreatingIfUnknown(17),
                version2("OIDCResponseType").findValueByName("OIDC_RESPONSE_TYPE_UNSPECIFIED"));

        for (EnumValueDescriptor value : unknown) {
            assertThatThrownBy(() ->
                            WireEnums.constant(value, "OIDC_RESPONSE_TYPE_", ResponseType.class, "response_types"))
                    .isInstanceOfSatisfying(
                            DomainException.class,
                            failure ->
                                    assertThat(failure.error()).isEqualTo(RequestError.unknownValue("response_types")));
        }
        assertThatThrownBy(() -> WireEnums.constant(Gender.UNRECOGNIZED, "GENDER_", Profile.Gender.class, "gender"))
                .isInstanceOf(DomainException.class);
    }

    private static List<String> clientTypes() {
        return names(AppType.values()).stream()
                .filter(name -> !name.equals(AppType.API.name()))
                .toList();
    }

    private static List<String> names(Enum<?>[] constants) {
        return Arrays.stream(constants).map(Enum::name).toList();
    }
}
