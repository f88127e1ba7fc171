package dev.signet.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signet.eventstore.EventStore;
import dev.signet.eventstore.Ids;
import dev.signet.jdbc.Database;
import dev.signet.kernel.Actor;
import dev.signet.kernel.DomainError;
import dev.signet.kernel.DomainException;
import dev.signet.org.OrgCommand;
import dev.signet.org.OrgCommands;
import dev.signet.project.PrivateLabeling;
import dev.signet.project.ProjectCommands;
import dev.signet.project.ProjectError;
import dev.signet.project.ProjectQueries;
import dev.signet.project.ProjectRef;
import dev.signet.project.ProjectRole;
import dev.signet.project.ProjectSettings;
import dev.signet.projection.ViewRebuild;
import dev.signet.search.Predicate;
import dev.signet.search.Search;
import dev.signet.search.TextMethod;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests applications from the command through events and tables to the query, and what the protocol reads of them. */
@QuarkusTest
class ApplicationIT {
    private static final Actor ACTOR = Actor.system();

    @Inject
    ApplicationCommands applications;

    @Inject
    ApplicationQueries queries;

    @Inject
    ClientSecrets secrets;

    @Inject
    ProjectCommands projects;

    @Inject
    ProjectQueries projectQueries;

    @Inject
    ViewRebuild rebuild;

    @Inject
    OrgCommands orgs;

    @Inject
    Database database;

    @Inject
    Ids ids;

    private ProjectRef project = new ProjectRef("0", "0");

    @BeforeEach
    void create_a_project() {
        String orgId = ids.next();
        String name = "org" + orgId;
        database.inTransaction(
                transaction -> orgs.add(transaction, orgId, new OrgCommand.Add(name, name + ".test"), ACTOR));
        ProjectSettings settings = new ProjectSettings("Portal", true, false, true, PrivateLabeling.UNSPECIFIED);
        project = new ProjectRef(
                orgId, projects.add(orgId, settings, ACTOR).stream().id());
    }

    @Test
    void a_client_is_known_to_the_protocol_at_once() {
        AddedApplication added = applications.add(project, "Web", Configs.web(), ACTOR);

        Client client = client(added);

        assertThat(client.appId()).isEqualTo(added.appId()).isNotEqualTo(client.clientId());
        assertThat(client.projectId()).isEqualTo(project.projectId());
        assertThat(client.orgId()).isEqualTo(project.orgId());
        assertThat(client.name()).isEqualTo("Web");
        assertThat(client.appType()).isEqualTo(AppType.WEB);
        assertThat(client.authMethod()).isEqualTo(AuthMethod.BASIC);
        assertThat(client.grantTypes()).isEqualTo(Set.of(GrantType.AUTHORIZATION_CODE, GrantType.REFRESH_TOKEN));
        assertThat(client.allowsRedirect("https://app.example.com/callback")).isTrue();
        assertThat(client.allowsPostLogoutRedirect("https://app.example.com/")).isTrue();
        assertThat(client.backChannelLogoutUri()).isNull();
        assertThat(client.projectRoleAssertion()).isTrue();
        assertThat(client.projectRoleCheck()).isFalse();
        assertThat(client.hasProjectCheck()).isTrue();
        assertThat(client.active()).isTrue();
        assertThat(added.clientId()).matches("[0-9]{15,19}");
        assertThat(queries.clientIdsOf(project.projectId(), 100)).containsExactly(added.clientId());
        assertThat(queries.client("")).isEmpty();
        assertThat(queries.client("unknown")).isEmpty();
    }

    @Test
    void every_setting_comes_back_as_it_was_given() {
        AddedApplication added = applications.add(project, "Native", Configs.full(), ACTOR);

        ApplicationView view = queries.require(ref(added));

        assertThat(view.config()).isEqualTo(Configs.full());
        assertThat(view.clientId()).isEqualTo(added.clientId());
        assertThat(view.version()).isEqualTo(2);
        assertThat(added.secret()).isEmpty();
        assertThat(queries.search(project, byName("nat")).rows()).containsExactly(view);
        assertThat(queries.search(project, byName("web")).total()).isZero();
    }

    @Test
    void a_secret_is_valid_until_the_next_one_is_created() {
        AddedApplication added = applications.add(project, "Web", Configs.web(), ACTOR);
        assertThat(secrets.matches(client(added), added.secret())).isTrue();
        assertThat(secrets.matches(client(added), added.secret() + "x")).isFalse();

        NewSecret made = applications.regenerateOidcSecret(ref(added), ACTOR);

        assertThat(secrets.matches(client(added), added.secret())).isFalse();
        assertThat(secrets.matches(client(added), made.secret())).isTrue();
        refused(() -> applications.regenerateApiSecret(ref(added), ACTOR), ApplicationError.NOT_API);
    }

    @Test
    void a_secret_stays_invalid_when_its_method_is_configured_again() {
        AddedApplication added = applications.add(project, "Web", Configs.web(), ACTOR);
        applications.configure(ref(added), Configs.userAgent(), ACTOR);
        assertThat(secrets.matches(client(added), added.secret())).isFalse();

        applications.configure(ref(added), Configs.web(), ACTOR);

        assertThat(secrets.matches(client(added), added.secret())).isFalse();
    }

    @Test
    void a_secret_is_stored_nowhere_in_clear() {
        AddedApplication added = applications.add(project, "Web", Configs.web(), ACTOR);

        long events = database.single(
                "select count(*) as hits from events where stream_id = ? and payload::text like ?",
                row -> row.number("hits"),
                added.appId(),
                "%" + added.secret() + "%");
        String stored =
                database.single("select value from secrets where owner = ?", row -> row.text("value"), added.appId());

        assertThat(events).isZero();
        assertThat(stored).isNotEmpty().doesNotContain(added.secret());
    }

    @Test
    void a_client_is_inactive_with_its_application_project_or_organization() {
        AddedApplication added = applications.add(project, "Web", Configs.web(), ACTOR);

        applications.deactivate(ref(added), ACTOR);
        assertThat(client(added).active()).isFalse();
        applications.reactivate(ref(added), ACTOR);
        assertThat(client(added).active()).isTrue();
        projects.deactivate(project, ACTOR);
        assertThat(client(added).active()).isFalse();
        projects.reactivate(project, ACTOR);
        orgs.deactivate(project.orgId(), ACTOR);
        assertThat(client(added).active()).isFalse();
    }

    @Test
    void an_api_has_no_grant_types() {
        AddedApplication added = applications.add(project, "API", new ApiConfig(AuthMethod.BASIC), ACTOR);

        Client client = client(added);

        assertThat(client.appType()).isEqualTo(AppType.API);
        assertThat(client.grantTypes()).isEmpty();
        assertThat(client.responseTypes()).isEmpty();
        assertThat(secrets.matches(client, added.secret())).isTrue();
        applications.configure(ref(added), new ApiConfig(AuthMethod.PRIVATE_KEY_JWT), ACTOR);
        assertThat(secrets.matches(client(added), added.secret())).isFalse();
    }

    @Test
    void a_key_file_is_returned_once_and_the_key_is_valid_until_removed() throws Exception {
        AddedApplication added = applications.add(project, "API", new ApiConfig(AuthMethod.PRIVATE_KEY_JWT), ACTOR);

        AddedClientKey key = applications.addKey(ref(added), null, ACTOR);

        JsonNode file = new ObjectMapper().readTree(key.keyFile());
        assertThat(file.path("type").textValue()).isEqualTo("application");
        assertThat(file.path("keyId").textValue()).isEqualTo(key.keyId());
        assertThat(file.path("appId").textValue()).isEqualTo(added.appId());
        assertThat(file.path("clientId").textValue()).isEqualTo(added.clientId());
        assertThat(file.path("key").textValue()).startsWith("-----BEGIN RSA PRIVATE KEY-----\n");
        assertThat(queries.keys(added.appId())).singleElement().satisfies(known -> {
            assertThat(known.keyId()).isEqualTo(key.keyId());
            assertThat(known.clientId()).isEqualTo(added.clientId());
            assertThat(known.publicKey()).startsWith("-----BEGIN PUBLIC KEY-----\n");
            assertThat(known.expiresAt()).isEqualTo(ApplicationCommands.FAR_FUTURE);
        });
        assertThat(queries.requireKey(ref(added), key.keyId()).id()).isEqualTo(key.keyId());
        assertThat(queries.searchKeys(ref(added), everything()).total()).isOne();
        applications.removeKey(ref(added), key.keyId(), ACTOR);
        assertThat(queries.keys(added.appId())).isEmpty();
        refused(() -> queries.requireKey(ref(added), key.keyId()), ApplicationError.KEY_NOT_FOUND);
        refused(() -> applications.removeKey(ref(added), key.keyId(), ACTOR), ApplicationError.KEY_NOT_FOUND);
        refused(
                () -> applications.addKey(ref(added), Instant.parse("2001-01-01T00:00:00Z"), ACTOR),
                ApplicationError.EXPIRATION_IN_PAST);
    }

    @Test
    void a_removed_application_is_gone_and_releases_its_name() {
        AddedApplication added = applications.add(project, "Web", Configs.web(), ACTOR);
        refused(() -> applications.add(project, "WEB", Configs.web(), ACTOR), ApplicationError.NAME_TAKEN);

        applications.remove(ref(added), ACTOR);

        assertThat(queries.client(added.clientId())).isEmpty();
        assertThat(queries.find(ref(added))).isEmpty();
        assertThat(secretsOf(added)).isZero();
        refused(() -> applications.remove(ref(added), ACTOR), ApplicationError.NOT_FOUND);
        assertThat(applications.add(project, "Web", Configs.web(), ACTOR).appId())
                .isNotEqualTo(added.appId());
    }

    @Test
    void removing_a_project_removes_its_applications() {
        AddedApplication web = applications.add(project, "Web", Configs.web(), ACTOR);
        AddedApplication api = applications.add(project, "API", new ApiConfig(AuthMethod.PRIVATE_KEY_JWT), ACTOR);
        applications.addKey(ref(api), null, ACTOR);

        projects.remove(project, ACTOR);

        assertThat(queries.client(web.clientId())).isEmpty();
        assertThat(queries.client(api.clientId())).isEmpty();
        assertThat(queries.keys(api.appId())).isEmpty();
        assertThat(secretsOf(web)).isZero();
        refused(() -> applications.add(project, "Late", Configs.web(), ACTOR), ProjectError.NOT_FOUND);
        refused(() -> queries.search(project, everything()), ProjectError.NOT_FOUND);
    }

    @Test
    void an_application_added_while_its_project_is_removed_does_not_survive_it() throws Exception {
        List<Future<AddedApplication>> adding = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(5)) {
            for (int i = 0; i < 4; i++) {
                String name = "Web" + i;
                adding.add(threads.submit(() -> applications.add(project, name, Configs.web(), ACTOR)));
            }
            threads.submit(() -> projects.remove(project, ACTOR)).get();
        }

        assertThat(adding).allMatch(Future::isDone);
        assertThat(queries.clientIdsOf(project.projectId(), 100)).isEmpty();
    }

    @Test
    void another_project_or_organization_does_not_find_the_application() {
        AddedApplication added = applications.add(project, "Web", Configs.web(), ACTOR);
        for (ProjectRef other :
                List.of(new ProjectRef(ids.next(), project.projectId()), new ProjectRef(project.orgId(), ids.next()))) {
            ApplicationRef foreign = new ApplicationRef(other, added.appId());
            assertThat(queries.find(foreign)).isEmpty();
            refused(() -> queries.changes(foreign, 0, 10, true), ApplicationError.NOT_FOUND);
            refused(() -> queries.searchKeys(foreign, everything()), ApplicationError.NOT_FOUND);
            refused(() -> queries.search(other, everything()), ProjectError.NOT_FOUND);
            refused(() -> applications.remove(foreign, ACTOR), ApplicationError.NOT_FOUND);
            refused(() -> applications.regenerateOidcSecret(foreign, ACTOR), ApplicationError.NOT_FOUND);
            refused(() -> applications.add(other, "Mine", Configs.web(), ACTOR), ProjectError.NOT_FOUND);
        }
        assertThat(client(added).active()).isTrue();
    }

    @Test
    void the_history_contains_the_event_type_of_each_change() {
        AddedApplication added = applications.add(project, "Web", Configs.web(), ACTOR);
        applications.rename(ref(added), "Website", ACTOR);

        assertThat(queries.changes(ref(added), 0, 10, true))
                .extracting(EventStore.Change::type)
                .containsExactly(
                        "project.application.added",
                        "project.application.config.oidc.added",
                        "project.application.changed");
        assertThat(queries.require(ref(added)).name()).isEqualTo("Website");
    }

    @Test
    void tables_rebuilt_from_the_events_equal_the_former_ones() {
        AddedApplication web = applications.add(project, "Web", Configs.web(), ACTOR);
        AddedApplication api = applications.add(project, "API", new ApiConfig(AuthMethod.PRIVATE_KEY_JWT), ACTOR);
        AddedApplication gone = applications.add(project, "Gone", Configs.web(), ACTOR);
        applications.addKey(ref(api), null, ACTOR);
        applications.configure(ref(web), Configs.full(), ACTOR);
        applications.rename(ref(web), "Website", ACTOR);
        applications.deactivate(ref(web), ACTOR);
        applications.remove(ref(gone), ACTOR);
        projects.addRoles(project, List.of(new ProjectRole("admin", "Administrator", "")), ACTOR);
        List<Object> live = views(web, api);

        rebuild.run("application_view");
        rebuild.run("project_view");

        assertThat(views(web, api)).isEqualTo(live);
        assertThat(queries.client(gone.clientId())).isEmpty();
    }

    private List<Object> views(AddedApplication... added) {
        List<Object> views = new ArrayList<>(List.of(
                projectQueries.require(project),
                projectQueries.searchRoles(project, everything()),
                queries.search(project, everything())));
        for (AddedApplication one : added) {
            views.add(client(one));
            views.add(queries.keys(one.appId()));
        }
        return views;
    }

    private Client client(AddedApplication added) {
        return queries.client(added.clientId()).orElseThrow();
    }

    private ApplicationRef ref(AddedApplication added) {
        return new ApplicationRef(project, added.appId());
    }

    private long secretsOf(AddedApplication added) {
        return database.single(
                "select count(*) as secrets from secrets where owner = ?", row -> row.number("secrets"), added.appId());
    }

    private static Search everything() {
        return Search.of(List.of(), null, true, 0, 0);
    }

    private static Search byName(String start) {
        return Search.of(
                List.of(new Predicate.TextMatch(ApplicationSearch.NAME, TextMethod.STARTS_WITH_IGNORE_CASE, start)),
                null,
                true,
                0,
                0);
    }

    private static void refused(ThrowingCallable call, DomainError error) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        DomainException.class, e -> assertThat(e.error()).isEqualTo(error));
    }
}
