package dev.signet.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.application.ApplicationCommand.Kind;
import dev.signet.kernel.ClaimChange;
import dev.signet.kernel.Decision;
import dev.signet.kernel.DomainError;
import dev.signet.kernel.DomainException;
import dev.signet.kernel.SecretChange;
import dev.signet.project.ProjectRef;
import dev.signet.signingkey.SigningAlgorithm;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ApplicationDeciderTest {
    private static final ProjectRef PROJECT = new ProjectRef("200", "300");
    private static final ApplicationEvent ADDED = new ApplicationEvent.Added("200", "300", "Portal");
    private static final ApiConfig BASIC_API = new ApiConfig(AuthMethod.BASIC);
    private static final ApiConfig KEY_API = new ApiConfig(AuthMethod.PRIVATE_KEY_JWT);
    private static final ApplicationEvent[] WEB = {ADDED, new ApplicationEvent.OidcConfigAdded("400", Configs.web())};
    private static final ApplicationEvent[] API = {ADDED, new ApplicationEvent.ApiConfigAdded("400", BASIC_API)};
    private static final ApplicationEvent[] WITH_KEYS = {ADDED, new ApplicationEvent.ApiConfigAdded("400", KEY_API)};
    private static final SecretChange NO_SECRET = new SecretChange.RemoveAll("client_secret");
    private static final ApplicationCommand.AddKey ADD_KEY =
            new ApplicationCommand.AddKey("500", "pem", ApplicationCommands.FAR_FUTURE);
    private static final ApplicationEvent KEY =
            new ApplicationEvent.KeyAdded("500", "pem", ApplicationCommands.FAR_FUTURE);

    @Test
    void a_client_is_added_with_configuration_name_and_secret() {
        Decision<ApplicationEvent> decision =
                when(new ApplicationCommand.Add(PROJECT, "Portal", "400", Configs.web(), "digest"));

        assertThat(decision.events()).containsExactly(WEB);
        assertThat(decision.claims())
                .containsExactly(
                        new ClaimChange.Take("application_name", "300", "Portal", ApplicationError.NAME_TAKEN),
                        new ClaimChange.Take("subject_id", "", "400", ApplicationError.ID_TAKEN));
        assertThat(decision.secrets())
                .containsExactly(new SecretChange.Put("client_secret", "current", "digest", null));
        Application added = after(WEB);
        assertThat(added.state()).isEqualTo(ApplicationState.ACTIVE);
        assertThat(added.clientId()).isEqualTo("400");
        assertThat(added.config()).isEqualTo(Configs.web());
    }

    // attack A-34 in docs/security-rules.md
    @Test
    void the_client_id_of_a_removed_client_cannot_be_used_again() {
        assertThat(when(new ApplicationCommand.Remove(), WEB).claims())
                .containsExactly(new ClaimChange.ReleaseAll("application_name"));
    }

    @Test
    void a_client_that_needs_no_secret_gets_none() {
        assertThat(when(new ApplicationCommand.Add(PROJECT, "Portal", "400", KEY_API, null))
                        .secrets())
                .isEmpty();
    }

    @Test
    void requested_response_algorithms_are_kept_until_the_client_requests_others() {
        ResponseAlgorithms wanted = new ResponseAlgorithms(SigningAlgorithm.ES256, null);
        ApplicationCommand set =
                new ApplicationCommand.Replace(Configs.web(), null, List.of(), ClientAddresses.NONE, wanted, null);
        ApplicationEvent changed = new ApplicationEvent.ResponseAlgorithmsChanged(wanted);
        ApplicationCommand.Add add = new ApplicationCommand.Add(PROJECT, "Portal", "400", Configs.web(), "digest");

        assertThat(when(new ApplicationCommand.Register(add, List.of(), ClientAddresses.NONE, wanted, "token"))
                        .events())
                .containsExactly(WEB[0], WEB[1], changed);
        assertThat(when(new ApplicationCommand.Register(
                                add, List.of(), ClientAddresses.NONE, ResponseAlgorithms.NONE, "token"))
                        .events())
                .containsExactly(WEB);
        assertThat(when(set, WEB).events()).containsExactly(changed);
        assertThat(after(WEB).algorithms()).isEqualTo(ResponseAlgorithms.NONE);
        assertThat(after(WEB[0], WEB[1], changed).algorithms()).isEqualTo(wanted);
        assertThat(when(set, WEB[0], WEB[1], changed).events()).isEmpty();
    }

    @Test
    void an_id_in_use_is_refused() {
        refused(ApplicationError.ID_TAKEN, new ApplicationCommand.Add(PROJECT, "Portal", "400", BASIC_API, null), WEB);
    }

    @Test
    void a_name_changes_and_is_refused_if_it_is_the_same() {
        Decision<ApplicationEvent> decision = when(new ApplicationCommand.Rename("Door"), WEB);

        assertThat(decision.events()).containsExactly(new ApplicationEvent.Changed("Door"));
        assertThat(decision.claims())
                .containsExactly(
                        new ClaimChange.ReleaseAll("application_name"),
                        new ClaimChange.Take("application_name", "300", "Door", ApplicationError.NAME_TAKEN));
        refused(ApplicationError.NAME_NOT_CHANGED, new ApplicationCommand.Rename("Portal"), WEB);
    }

    @Test
    void an_application_can_be_deactivated_and_reactivated_once_each() {
        ApplicationEvent[] inactive = then(WEB, new ApplicationEvent.Deactivated());

        assertThat(when(new ApplicationCommand.Deactivate(), WEB).events())
                .containsExactly(new ApplicationEvent.Deactivated());
        assertThat(when(new ApplicationCommand.Reactivate(), inactive).events())
                .containsExactly(new ApplicationEvent.Reactivated());
        refused(ApplicationError.NOT_INACTIVE, new ApplicationCommand.Reactivate(), WEB);
        refused(ApplicationError.NOT_ACTIVE, new ApplicationCommand.Deactivate(), inactive);
    }

    @Test
    void a_removed_application_releases_its_name_loses_its_secret_and_is_not_found() {
        Decision<ApplicationEvent> decision = when(new ApplicationCommand.Remove(), WEB);

        assertThat(decision.events()).containsExactly(new ApplicationEvent.Removed());
        assertThat(decision.claims()).containsExactly(new ClaimChange.ReleaseAll("application_name"));
        assertThat(decision.secrets()).containsExactly(NO_SECRET, new SecretChange.RemoveAll("registration_token"));
        refused(
                ApplicationError.NOT_FOUND,
                new ApplicationCommand.Reactivate(),
                then(WEB, new ApplicationEvent.Removed()));
    }

    @Test
    void a_configuration_changes_and_is_refused_if_nothing_changes() {
        assertThat(when(new ApplicationCommand.Configure(Configs.full()), WEB).events())
                .containsExactly(new ApplicationEvent.OidcConfigChanged(Configs.full()));
        assertThat(when(new ApplicationCommand.Configure(KEY_API), API).events())
                .containsExactly(new ApplicationEvent.ApiConfigChanged(KEY_API));
        refused(ApplicationError.CONFIG_NOT_CHANGED, new ApplicationCommand.Configure(Configs.web()), WEB);
        refused(ApplicationError.CONFIG_NOT_CHANGED, new ApplicationCommand.Configure(BASIC_API), API);
    }

    @Test
    void an_application_cannot_be_changed_to_another_kind() {
        refused(ApplicationError.NOT_API, new ApplicationCommand.Configure(BASIC_API), WEB);
        refused(ApplicationError.NOT_OIDC, new ApplicationCommand.Configure(Configs.web()), API);
        refused(ApplicationError.NOT_API, new ApplicationCommand.SetSecret(Kind.API, "digest"), WEB);
        refused(ApplicationError.NOT_OIDC, new ApplicationCommand.SetSecret(Kind.OIDC, "digest"), API);
    }

    @Test
    void a_secret_is_removed_when_the_method_no_longer_uses_it() {
        OidcConfig post = Configs.of(AppType.WEB, AuthMethod.POST, "https://app.example.com/callback");
        OidcConfig none = Configs.of(AppType.WEB, AuthMethod.NONE, "https://app.example.com/callback");

        assertThat(when(new ApplicationCommand.Configure(post), WEB).secrets()).isEmpty();
        assertThat(when(new ApplicationCommand.Configure(none), WEB).secrets()).containsExactly(NO_SECRET);
        assertThat(when(new ApplicationCommand.Configure(KEY_API), API).secrets())
                .containsExactly(NO_SECRET);
    }

    @Test
    void a_secret_is_replaced_only_if_the_method_uses_one() {
        SecretChange put = new SecretChange.Put("client_secret", "current", "digest", null);
        Decision<ApplicationEvent> web = when(new ApplicationCommand.SetSecret(Kind.OIDC, "digest"), WEB);
        Decision<ApplicationEvent> api = when(new ApplicationCommand.SetSecret(Kind.API, "digest"), API);

        assertThat(web.events()).containsExactly(new ApplicationEvent.OidcSecretChanged());
        assertThat(web.secrets()).containsExactly(put);
        assertThat(api.events()).containsExactly(new ApplicationEvent.ApiSecretChanged());
        assertThat(api.secrets()).containsExactly(put);
        refused(ApplicationError.NO_SECRET, new ApplicationCommand.SetSecret(Kind.API, "digest"), WITH_KEYS);
    }

    @Test
    void the_metadata_of_a_client_is_replaced_all_at_once() {
        OidcConfig signing = Configs.of(AppType.WEB, AuthMethod.PRIVATE_KEY_JWT, "https://app.example.com/other");
        ApplicationEvent[] registered = {
            ADDED, new ApplicationEvent.OidcConfigAdded("400", signing), KEY, new ApplicationEvent.Changed("Door")
        };
        ApplicationCommand.AddKey same = new ApplicationCommand.AddKey("500", "pem", ApplicationCommands.FAR_FUTURE);
        ApplicationCommand.AddKey other = new ApplicationCommand.AddKey("501", "pem", ApplicationCommands.FAR_FUTURE);

        Decision<ApplicationEvent> all = when(
                new ApplicationCommand.Replace(
                        Configs.web(), "Gate", List.of(other), ClientAddresses.NONE, ResponseAlgorithms.NONE, "digest"),
                registered);

        assertThat(all.events())
                .containsExactly(
                        new ApplicationEvent.OidcConfigChanged(Configs.web()),
                        new ApplicationEvent.Changed("Gate"),
                        new ApplicationEvent.KeyRemoved("500"),
                        new ApplicationEvent.KeyAdded("501", "pem", ApplicationCommands.FAR_FUTURE),
                        new ApplicationEvent.OidcSecretChanged());
        assertThat(all.claims())
                .containsExactly(
                        new ClaimChange.ReleaseAll("application_name"),
                        new ClaimChange.Take("application_name", "300", "Gate", ApplicationError.NAME_TAKEN));
        assertThat(all.secrets()).containsExactly(new SecretChange.Put("client_secret", "current", "digest", null));
        assertThat(when(
                        new ApplicationCommand.Replace(
                                signing, "Door", List.of(same), ClientAddresses.NONE, ResponseAlgorithms.NONE, null),
                        registered))
                .isEqualTo(Decision.nothing());
        assertThat(when(
                        new ApplicationCommand.Replace(
                                signing, null, List.of(same), ClientAddresses.NONE, ResponseAlgorithms.NONE, null),
                        registered))
                .isEqualTo(Decision.nothing());
    }

    @Test
    void a_replacement_is_refused_even_if_only_its_last_part_is_invalid() {
        OidcConfig none = Configs.of(AppType.WEB, AuthMethod.NONE, "https://app.example.com/callback");

        refused(
                ApplicationError.NO_SECRET,
                new ApplicationCommand.Replace(
                        none, "Gate", List.of(), ClientAddresses.NONE, ResponseAlgorithms.NONE, "digest"),
                WEB);
        refused(
                ApplicationError.NOT_OIDC,
                new ApplicationCommand.Replace(
                        none, "Gate", List.of(), ClientAddresses.NONE, ResponseAlgorithms.NONE, null),
                API);
    }

    @Test
    void only_applications_that_authenticate_by_assertion_can_have_keys() {
        assertThat(when(ADD_KEY, WITH_KEYS).events()).containsExactly(KEY);
        refused(ApplicationError.NO_KEYS, ADD_KEY, WEB);
        assertThat(when(new ApplicationCommand.RemoveKey("500"), then(WITH_KEYS, KEY))
                        .events())
                .containsExactly(new ApplicationEvent.KeyRemoved("500"));
        refused(ApplicationError.KEY_NOT_FOUND, new ApplicationCommand.RemoveKey("500"), WITH_KEYS);
    }

    @Test
    void a_client_registers_with_its_keys_and_addresses() {
        ApplicationCommand.Add add = new ApplicationCommand.Add(PROJECT, "Portal", "400", Configs.web(), null);
        ApplicationCommand.AddKey key = new ApplicationCommand.AddKey("500", "pem", ApplicationCommands.FAR_FUTURE);

        assertThat(when(new ApplicationCommand.Register(
                                add, List.of(key), Configs.addresses(), ResponseAlgorithms.NONE, "digest"))
                        .events())
                .containsExactly(WEB[0], WEB[1], KEY, new ApplicationEvent.AddressesChanged(Configs.addresses()));
        assertThat(when(new ApplicationCommand.Register(
                                add, List.of(), ClientAddresses.NONE, ResponseAlgorithms.NONE, "digest"))
                        .events())
                .containsExactly(WEB);
    }

    @Test
    void replacing_a_registration_records_only_the_differences() {
        ApplicationEvent addressed = new ApplicationEvent.AddressesChanged(Configs.addresses());
        ApplicationEvent[] present = then(then(WEB, KEY), addressed);
        ApplicationCommand.AddKey same = new ApplicationCommand.AddKey("500", "pem", ApplicationCommands.FAR_FUTURE);
        ApplicationCommand.AddKey other = new ApplicationCommand.AddKey("500", "other", ApplicationCommands.FAR_FUTURE);

        assertThat(when(replaced(same, Configs.addresses()), present).events()).isEmpty();
        assertThat(when(replaced(other, Configs.addresses()), present).events())
                .containsExactly(
                        new ApplicationEvent.KeyRemoved("500"),
                        new ApplicationEvent.KeyAdded("500", "other", ApplicationCommands.FAR_FUTURE));
        assertThat(when(replaced(same, ClientAddresses.NONE), present).events())
                .containsExactly(new ApplicationEvent.AddressesChanged(ClientAddresses.NONE));
    }

    @Test
    void name_and_settings_change_in_one_decision() {
        Decision<ApplicationEvent> decision = when(new ApplicationCommand.Edit("Intranet", devMode(true)), WEB);

        assertThat(decision.events())
                .containsExactly(
                        new ApplicationEvent.Changed("Intranet"),
                        new ApplicationEvent.OidcConfigChanged(devMode(true).appliedTo(Configs.web())));
        assertThat(decision.claims())
                .containsExactly(
                        new ClaimChange.ReleaseAll("application_name"),
                        new ClaimChange.Take("application_name", "300", "Intranet", ApplicationError.NAME_TAKEN));
    }

    @Test
    void an_edit_leaves_what_others_changed_meanwhile() {
        OidcConfig renewed = Configs.web();
        OidcConfigEdit tokens = new OidcConfigEdit(
                null, null, null, null, null, null, null, null, true, null, null, null, null, null, null, null, null);
        ApplicationEvent first = new ApplicationEvent.OidcConfigChanged(tokens.appliedTo(renewed));

        OidcConfig both = devMode(true).appliedTo(tokens.appliedTo(renewed));
        assertThat(when(new ApplicationCommand.Edit(null, devMode(true)), then(WEB, first))
                        .events())
                .containsExactly(new ApplicationEvent.OidcConfigChanged(both));
        assertThat(both.accessTokenRoleAssertion()).isTrue();
    }

    @Test
    void an_edit_that_changes_nothing_or_fits_another_kind_is_refused() {
        boolean present = Configs.web().devMode();
        refused(ApplicationError.NAME_NOT_CHANGED, new ApplicationCommand.Edit("Portal", null), WEB);
        refused(ApplicationError.CONFIG_NOT_CHANGED, new ApplicationCommand.Edit("Portal", devMode(present)), WEB);
        refused(ApplicationError.CONFIG_NOT_CHANGED, new ApplicationCommand.Edit(null, BASIC_API), API);
        refused(ApplicationError.NOT_OIDC, new ApplicationCommand.Edit("Other", devMode(true)), API);
        refused(ApplicationError.NOT_API, new ApplicationCommand.Edit("Other", BASIC_API), WEB);
        assertThat(when(new ApplicationCommand.Edit("Portal", KEY_API), API).events())
                .containsExactly(new ApplicationEvent.ApiConfigChanged(KEY_API));
    }

    @Test
    void an_edited_configuration_is_validated() {
        OidcConfigEdit wrong = new OidcConfigEdit(
                List.of("relative"),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);

        refused(ApplicationError.REDIRECT_URI_INVALID, new ApplicationCommand.Edit("Other", wrong), WEB);
    }

    private static OidcConfigEdit devMode(boolean on) {
        return new OidcConfigEdit(
                null, null, null, null, null, null, on, null, null, null, null, null, null, null, null, null, null);
    }

    private static ApplicationCommand replaced(ApplicationCommand.AddKey key, ClientAddresses addresses) {
        return new ApplicationCommand.Replace(
                Configs.web(), null, List.of(key), addresses, ResponseAlgorithms.NONE, null);
    }

    @Test
    void an_application_of_another_project_or_organization_is_not_found() {
        for (ApplicationCommand command : List.of(
                new ApplicationCommand.Rename("Mine"),
                new ApplicationCommand.Deactivate(),
                new ApplicationCommand.Reactivate(),
                new ApplicationCommand.Remove(),
                new ApplicationCommand.Configure(KEY_API),
                new ApplicationCommand.SetSecret(Kind.API, "digest"),
                ADD_KEY,
                replaced(ADD_KEY, Configs.addresses()),
                new ApplicationCommand.RemoveKey("500"))) {
            for (ProjectRef other : List.of(new ProjectRef("200", "301"), new ProjectRef("201", "300"))) {
                assertThatThrownBy(() -> ApplicationDecider.decide(
                                new ApplicationDecider.Addressed(other, command, ApiAccess.INSTANCE), after(WITH_KEYS)))
                        .isInstanceOfSatisfying(
                                DomainException.class,
                                e -> assertThat(e.error()).isEqualTo(ApplicationError.NOT_FOUND));
            }
        }
    }

    private static ApplicationEvent[] then(ApplicationEvent[] history, ApplicationEvent event) {
        return Stream.concat(Stream.of(history), Stream.of(event)).toArray(ApplicationEvent[]::new);
    }

    private static Application after(ApplicationEvent... history) {
        Application application = Application.ABSENT;
        for (ApplicationEvent event : history) {
            application = ApplicationDecider.evolve(application, event);
        }
        return application;
    }

    private static Decision<ApplicationEvent> when(ApplicationCommand command, ApplicationEvent... history) {
        return ApplicationDecider.decide(
                new ApplicationDecider.Addressed(PROJECT, command, ApiAccess.INSTANCE), after(history));
    }

    private static void refused(DomainError error, ApplicationCommand command, ApplicationEvent... history) {
        assertThatThrownBy(() -> when(command, history))
                .isInstanceOfSatisfying(
                        DomainException.class, e -> assertThat(e.error()).isEqualTo(error));
    }
}
