package dev.signet.application;

import static dev.signet.application.GrantType.AUTHORIZATION_CODE;
import static dev.signet.application.GrantType.DEVICE_CODE;
import static dev.signet.application.GrantType.IMPLICIT;
import static dev.signet.application.GrantType.REFRESH_TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ComplianceTest {
    private static final String HTTPS = "https://app.example.com/callback";
    private static final String HTTP = "http://app.example.com/callback";
    private static final String LOOPBACK = "http://localhost:3000/callback";
    private static final String CUSTOM = "com.example.app:/callback";

    @Test
    void good_configurations_have_no_problem() {
        for (OidcConfig config : List.of(Configs.web(), Configs.userAgent(), Configs.nativeApp())) {
            assertThat(Compliance.of(config)).isEqualTo(new Compliance(false, List.of()));
        }
        compliant(AppType.NATIVE, AuthMethod.NONE, List.of(AUTHORIZATION_CODE), LOOPBACK, CUSTOM);
        compliant(AppType.NATIVE, AuthMethod.NONE, List.of(DEVICE_CODE, REFRESH_TOKEN));
        compliant(AppType.WEB, AuthMethod.PRIVATE_KEY_JWT, List.of(AUTHORIZATION_CODE), LOOPBACK);
    }

    @Test
    void a_client_of_a_browser_flow_needs_a_redirect_uri() {
        problem(Compliance.NO_REDIRECT_URIS, AppType.WEB, AuthMethod.BASIC, List.of(AUTHORIZATION_CODE));
        problem(Compliance.NO_REDIRECT_URIS, AppType.WEB, AuthMethod.BASIC, List.of(AUTHORIZATION_CODE, DEVICE_CODE));
    }

    @Test
    void the_refresh_token_grant_needs_the_code_or_device_flow() {
        problem(
                Compliance.REFRESH_WITHOUT_CODE,
                AppType.WEB,
                AuthMethod.BASIC,
                List.of(IMPLICIT, REFRESH_TOKEN),
                HTTPS);
    }

    @Test
    void custom_schemes_are_for_native_apps_and_the_code_flow() {
        problem(Compliance.CODE_CUSTOM, AppType.WEB, AuthMethod.BASIC, List.of(AUTHORIZATION_CODE), CUSTOM);
        problem(Compliance.CODE_CUSTOM, AppType.USER_AGENT, AuthMethod.NONE, List.of(AUTHORIZATION_CODE), CUSTOM);
        problem(Compliance.IMPLICIT_CUSTOM, AppType.NATIVE, AuthMethod.NONE, List.of(IMPLICIT), CUSTOM);
        problem(
                Compliance.IMPLICIT_CUSTOM,
                AppType.WEB,
                AuthMethod.BASIC,
                List.of(AUTHORIZATION_CODE, IMPLICIT),
                CUSTOM);
    }

    @Test
    void whether_plain_http_is_compliant_depends_on_the_flow_and_the_type_of_the_client() {
        problem(Compliance.CODE_HTTP, AppType.USER_AGENT, AuthMethod.NONE, List.of(AUTHORIZATION_CODE), LOOPBACK);
        problem(Compliance.IMPLICIT_HTTP, AppType.WEB, AuthMethod.BASIC, List.of(IMPLICIT), LOOPBACK);
        assertThat(of(AppType.NATIVE, AuthMethod.NONE, List.of(AUTHORIZATION_CODE), HTTP))
                .isEqualTo(new Compliance(
                        true,
                        List.of(Compliance.NOT_COMPLIANT, Compliance.NATIVE_HTTP, Compliance.HTTP_NEEDS_DEV_MODE)));
    }

    @Test
    void clients_on_user_devices_must_not_have_a_secret() {
        problem(Compliance.NATIVE_AUTH_METHOD, AppType.NATIVE, AuthMethod.BASIC, List.of(AUTHORIZATION_CODE), HTTPS);
        problem(
                Compliance.USER_AGENT_AUTH_METHOD,
                AppType.USER_AGENT,
                AuthMethod.POST,
                List.of(AUTHORIZATION_CODE),
                HTTPS);
    }

    @Test
    void hints_do_not_make_a_configuration_noncompliant() {
        assertThat(of(AppType.WEB, AuthMethod.BASIC, List.of(AUTHORIZATION_CODE), HTTP))
                .isEqualTo(new Compliance(false, List.of(Compliance.HTTP_NEEDS_DEV_MODE)));
        assertThat(of(AppType.NATIVE, AuthMethod.NONE, List.of(AUTHORIZATION_CODE, IMPLICIT), HTTPS, CUSTOM))
                .isEqualTo(new Compliance(false, List.of(Compliance.MIXED)));
    }

    private static Compliance of(AppType type, AuthMethod method, List<GrantType> grants, String... uris) {
        return Compliance.of(Configs.with(type, method, List.of(ResponseType.CODE), grants, uris));
    }

    private static void compliant(AppType type, AuthMethod method, List<GrantType> grants, String... uris) {
        assertThat(of(type, method, grants, uris)).isEqualTo(new Compliance(false, List.of()));
    }

    private static void problem(
            String problem, AppType type, AuthMethod method, List<GrantType> grants, String... uris) {
        assertThat(of(type, method, grants, uris))
                .isEqualTo(new Compliance(true, List.of(Compliance.NOT_COMPLIANT, problem)));
    }
}
