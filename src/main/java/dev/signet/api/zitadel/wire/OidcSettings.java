package dev.signet.api.zitadel.wire;

import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import dev.signet.access.AccessTokenType;
import dev.signet.api.dialect.WireEnums;
import dev.signet.application.AppType;
import dev.signet.application.AuthMethod;
import dev.signet.application.GrantType;
import dev.signet.application.LoginVersion;
import dev.signet.application.OidcConfig;
import dev.signet.application.OidcConfigEdit;
import dev.signet.application.ResponseType;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the settings of an OpenID Connect client from a request of either version of ZITADEL's API. The requests that add
 * and change clients declare the same settings, some of them under another name in version 2; {@code OidcSettingsTest}
 * lists their fields.
 */
public final class OidcSettings {
    /** What a new client has if its request says nothing else. */
    private static final OidcConfig INITIAL = new OidcConfig(
            List.of(),
            List.of(),
            List.of(),
            AppType.WEB,
            AuthMethod.BASIC,
            List.of(),
            false,
            AccessTokenType.BEARER,
            false,
            false,
            false,
            Duration.ZERO,
            List.of(),
            false,
            "",
            LoginVersion.UNSPECIFIED,
            "");

    private final Message request;

    private OidcSettings(Message request) {
        this.request = request;
    }

    /** The whole configuration: what the request leaves out has its initial value. */
    public static OidcConfig config(Message request) {
        return edit(request).appliedTo(INITIAL);
    }

    /** The settings that the request names; a list without entries counts as left out. */
    public static OidcConfigEdit edit(Message request) {
        OidcSettings settings = new OidcSettings(request);
        Message login = settings.one(Message.class, "login_version");
        return new OidcConfigEdit(
                settings.all("redirect_uris", String.class::cast),
                settings.all(
                        "response_types",
                        each -> constant(each, "OIDC_RESPONSE_TYPE_", ResponseType.class, "response_types")),
                settings.all("grant_types", each -> constant(each, "OIDC_GRANT_TYPE_", GrantType.class, "grant_types")),
                settings.constant("OIDC_APP_TYPE_", AppType.class, "app_type", "application_type"),
                settings.constant("OIDC_AUTH_METHOD_TYPE_", AuthMethod.class, "auth_method_type"),
                settings.all("post_logout_redirect_uris", String.class::cast),
                settings.one(Boolean.class, "dev_mode", "development_mode"),
                settings.constant("OIDC_TOKEN_TYPE_", AccessTokenType.class, "access_token_type"),
                settings.one(Boolean.class, "access_token_role_assertion"),
                settings.one(Boolean.class, "id_token_role_assertion"),
                settings.one(Boolean.class, "id_token_userinfo_assertion"),
                duration(settings.one(com.google.protobuf.Duration.class, "clock_skew")),
                settings.all("additional_origins", String.class::cast),
                settings.one(Boolean.class, "skip_native_app_success_page"),
                settings.one(String.class, "back_channel_logout_uri"),
                login == null ? null : loginVersion(login),
                login == null ? null : loginBaseUri(login));
    }

    private FieldDescriptor field(String... names) {
        return Stream.of(names)
                .map(request.getDescriptorForType()::findFieldByName)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the request has no field " + names[0]));
    }

    /** The value of a field; null if it can be absent and is. */
    private <T> @Nullable T one(Class<T> type, String... names) {
        FieldDescriptor field = field(names);
        return field.hasPresence() && !request.hasField(field) ? null : type.cast(request.getField(field));
    }

    private <T> @Nullable List<T> all(String name, Function<Object, T> conversion) {
        List<T> values = ((List<?>) request.getField(field(name)))
                .stream().map(each -> conversion.apply(each)).toList();
        return values.isEmpty() ? null : values;
    }

    private <E extends Enum<E>> @Nullable E constant(String prefix, Class<E> type, String... names) {
        EnumValueDescriptor value = one(EnumValueDescriptor.class, names);
        return value == null ? null : constant(value, prefix, type, field(names).getName());
    }

    private static <E extends Enum<E>> E constant(Object value, String prefix, Class<E> type, String field) {
        return WireEnums.constant((EnumValueDescriptor) value, prefix, type, field);
    }

    private static @Nullable Duration duration(com.google.protobuf.@Nullable Duration duration) {
        return duration == null ? null : Duration.ofSeconds(duration.getSeconds(), duration.getNanos());
    }

    private static LoginVersion loginVersion(Message login) {
        FieldDescriptor chosen = chosen(login);
        return chosen == null
                ? LoginVersion.UNSPECIFIED
                : LoginVersion.valueOf(chosen.getName().toUpperCase(Locale.ROOT));
    }

    private static String loginBaseUri(Message login) {
        FieldDescriptor chosen = chosen(login);
        if (chosen == null) {
            return "";
        }
        Message pages = (Message) login.getField(chosen);
        FieldDescriptor baseUri = pages.getDescriptorForType().findFieldByName("base_uri");
        return baseUri == null ? "" : (String) pages.getField(baseUri);
    }

    private static @Nullable FieldDescriptor chosen(Message login) {
        return login.getOneofFieldDescriptor(
                login.getDescriptorForType().getOneofs().getFirst());
    }
}
