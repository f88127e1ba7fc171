package dev.signet.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.signet.kernel.Actor;
import dev.signet.kernel.DomainException;
import dev.signet.project.PrivateLabeling;
import dev.signet.project.ProjectCommands;
import dev.signet.project.ProjectRef;
import dev.signet.project.ProjectSettings;
import dev.signet.token.TestingAccounts;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests clients that registered themselves and change their metadata. */
@QuarkusTest
class RegisteredClientsIT {
    private static final Actor ACTOR = Actor.system();
    private static final RegisteredClients.Key KEY = new RegisteredClients.Key("one", "pem");
    private static final OidcConfig SIGNING =
            Configs.of(AppType.WEB, AuthMethod.PRIVATE_KEY_JWT, "https://app.example.com/callback");

    @Inject
    RegisteredClients registered;

    @Inject
    ApplicationCommands applications;

    @Inject
    ApplicationQueries queries;

    @Inject
    ProjectCommands projects;

    @Inject
    TestingAccounts accounts;

    @Test
    void a_replacement_that_is_refused_at_its_end_changes_nothing() {
        ProjectRef project = project();
        applications.add(project, "Taken", Configs.web(), ACTOR);
        ApplicationRef client = client(project);
        ApplicationView before = queries.require(client);
        RegisteredClients.Replacement wanted = new RegisteredClients.Replacement(
                Configs.web(), "Taken", details(new RegisteredClients.Key("two", "pem")), true);

        assertThatExceptionOfType(DomainException.class)
                .isThrownBy(() -> registered.replace(client, wanted, ACTOR))
                .satisfies(refused -> assertThat(refused.error()).isEqualTo(ApplicationError.NAME_TAKEN));

        assertThat(queries.require(client)).isEqualTo(before);
        assertThat(queries.keys(client.appId())).extracting(ClientKey::keyId).containsExactly("one");

        assertThat(registered.replace(client, wanted.named("Free"), ACTOR)).isPresent();
        assertThat(queries.require(client).name()).isEqualTo("Free");
        assertThat(queries.require(client).config()).isEqualTo(Configs.web());
        assertThat(queries.keys(client.appId())).extracting(ClientKey::keyId).containsExactly("two");
    }

    @Test
    void registered_clients_are_not_among_the_client_ids_of_the_project() {
        ProjectRef project = project();
        client(project);
        String first = applications.add(project, "First", Configs.web(), ACTOR).clientId();
        String second =
                applications.add(project, "Second", Configs.web(), ACTOR).clientId();

        assertThat(queries.clientIdsOf(project.projectId(), 9)).containsExactly(first, second);
        assertThat(queries.clientIdsOf(project.projectId(), 1)).containsExactly(first);
    }

    private ProjectRef project() {
        String orgId = accounts.org();
        ProjectSettings settings = new ProjectSettings("Portal", false, false, false, PrivateLabeling.UNSPECIFIED);
        return new ProjectRef(
                orgId, projects.add(orgId, settings, ACTOR).stream().id());
    }

    private ApplicationRef client(ProjectRef project) {
        return new ApplicationRef(
                project,
                registered
                        .register(project, "Client", SIGNING, details(KEY), ACTOR)
                        .added()
                        .appId());
    }

    private static RegisteredClients.Details details(RegisteredClients.Key key) {
        return new RegisteredClients.Details(List.of(key), ClientAddresses.NONE, ResponseAlgorithms.NONE);
    }
}
