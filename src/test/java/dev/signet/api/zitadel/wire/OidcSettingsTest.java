package dev.signet.api.zitadel.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Duration;
import com.google.protobuf.Message;
import dev.signet.access.AccessTokenType;
import dev.signet.api.proto.zitadel.application.v2.CreateOIDCApplicationRequest;
import dev.signet.api.proto.zitadel.application.v2.OIDCResponseType;
import dev.signet.api.proto.zitadel.application.v2.UpdateOIDCApplicationConfigurationRequest;
import dev.signet.api.proto.zitadel.management.v1.AddOIDCAppRequest;
import dev.signet.api.proto.zitadel.management.v1.UpdateOIDCAppConfigRequest;
import dev.signet.application.AppType;
import dev.signet.application.AuthMethod;
import dev.signet.application.GrantType;
import dev.signet.application.LoginVersion;
import dev.signet.application.OidcConfig;
import dev.signet.application.OidcConfigEdit;
import dev.signet.application.ResponseType;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OidcSettingsTest {
    /** Fields that name the client or its project, and the version of OpenID Connect, of which there is one. */
    private static final Set<String> OTHERS = Set.of("project_id", "app_id", "name", "version");

    /** A configuration in which every setting differs from what a new client has. */
    private static final OidcConfig FULL = new OidcConfig(
            List.of("https://a.example/cb"),
            List.of(ResponseType.ID_TOKEN),
            List.of(GrantType.IMPLICIT),
            AppType.NATIVE,
            AuthMethod.NONE,
            List.of("https://a.example/end"),
            true,
            AccessTokenType.JWT,
            true,
            true,
            true,
            java.time.Duration.ofMillis(1500),
            List.of("https://b.example"),
            true,
            "https://a.example/logout",
            LoginVersion.LOGIN_V2,
            "https://login.example");

    static Stream<Message> requests() {
        return Stream.of(
                AddOIDCAppRequest.getDefaultInstance(),
                UpdateOIDCAppConfigRequest.getDefaultInstance(),
                CreateOIDCApplicationRequest.getDefaultInstance(),
                UpdateOIDCApplicationConfigurationRequest.getDefaultInstance());
    }

    @ParameterizedTest
    @MethodSource("requests")
    void every_setting_of_every_request_is_read(Message request) {
        Message.Builder full = request.newBuilderForType();
        request.getDescriptorForType().getFields().stream()
                .filter(field -> !OTHERS.contains(field.getName()))
                .forEach(field -> fill(full, field));

        assertThat(OidcSettings.config(full.build())).isEqualTo(FULL);
    }

    @ParameterizedTest
    @MethodSource("requests")
    void each_setting_is_read_from_a_field_of_its_own(Message request) {
        Set<String> settings = request.getDescriptorForType().getFields().stream()
                .map(FieldDescriptor::getName)
                .filter(name -> !OTHERS.contains(name))
                .collect(Collectors.toSet());

        // the last two components come from the same field
        assertThat(settings).hasSize(OidcConfig.class.getRecordComponents().length - 1);
    }

    @Test
    void a_partial_request_of_version_2_names_only_what_it_contains() throws ReflectiveOperationException {
        OidcConfigEdit edit = OidcSettings.edit(UpdateOIDCApplicationConfigurationRequest.newBuilder()
                .setDevelopmentMode(false)
                .build());

        assertThat(edit.devMode()).isFalse();
        for (RecordComponent component : OidcConfigEdit.class.getRecordComponents()) {
            if (!component.getName().equals("devMode")) {
                assertThat(component.getAccessor().invoke(edit))
                        .as(component.getName())
                        .isNull();
            }
        }
    }

    @Test
    void a_request_of_version_1_replaces_everything() {
        OidcConfig config = OidcSettings.config(UpdateOIDCAppConfigRequest.newBuilder()
                .addRedirectUris("https://a.example/cb")
                .build());

        assertThat(config.redirectUris()).containsExactly("https://a.example/cb");
        assertThat(config.appType()).isEqualTo(AppType.WEB);
        assertThat(config.postLogoutRedirectUris()).isEmpty();
        assertThat(config.loginVersion()).isEqualTo(LoginVersion.UNSPECIFIED);
    }

    private static void fill(Message.Builder target, FieldDescriptor field) {
        switch (field.getName()) {
            case "redirect_uris" -> target.addRepeatedField(field, "https://a.example/cb");
            case "post_logout_redirect_uris" -> target.addRepeatedField(field, "https://a.example/end");
            case "additional_origins" -> target.addRepeatedField(field, "https://b.example");
            case "back_channel_logout_uri" -> target.setField(field, "https://a.example/logout");
            case "clock_skew" ->
                target.setField(
                        field,
                        Duration.newBuilder()
                                .setSeconds(1)
                                .setNanos(500_000_000)
                                .build());
            case "login_version" -> {
                Message.Builder version = target.newBuilderForField(field);
                FieldDescriptor pages = version.getDescriptorForType().findFieldByName("login_v2");
                Message.Builder address = version.newBuilderForField(pages);
                address.setField(address.getDescriptorForType().findFieldByName("base_uri"), "https://login.example");
                target.setField(field, version.setField(pages, address.build()).build());
            }
            case "response_types" ->
                target.addRepeatedField(
                        field,
                        field.getEnumType().findValueByName(OIDCResponseType.OIDC_RESPONSE_TYPE_ID_TOKEN.name()));
            case "grant_types" ->
                target.addRepeatedField(field, field.getEnumType().findValueByName("OIDC_GRANT_TYPE_IMPLICIT"));
            case "app_type", "application_type" -> choose(target, field, "OIDC_APP_TYPE_NATIVE");
            case "auth_method_type" -> choose(target, field, "OIDC_AUTH_METHOD_TYPE_NONE");
            case "access_token_type" -> choose(target, field, "OIDC_TOKEN_TYPE_JWT");
            default -> target.setField(field, true);
        }
    }

    private static void choose(Message.Builder target, FieldDescriptor field, String constant) {
        target.setField(field, field.getEnumType().findValueByName(constant));
    }
}
