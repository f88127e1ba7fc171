package dev.signet.application;

import dev.signet.eventstore.AggregateType;
import dev.signet.eventstore.Persistent;
import dev.signet.eventstore.StateFormat;
import dev.signet.eventstore.SubjectId;
import dev.signet.kernel.ClaimChange;
import dev.signet.kernel.Decision;
import dev.signet.kernel.SecretChange;
import dev.signet.project.ProjectRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.pcollections.PMap;

/** Rules of an application as pure functions. */
final class ApplicationDecider {
    /** Name under which the type of the application streams is stored. */
    static final String STREAM_TYPE = "application";

    static final String NAME_CLAIM = "application_name";

    static final AggregateType<Addressed, ApplicationEvent, Application> TYPE = new AggregateType<>(
            STREAM_TYPE,
            ApplicationEvent.class,
            Application.ABSENT,
            ApplicationDecider::decide,
            ApplicationDecider::evolve,
            AggregateType.noSubject(),
            StateFormat.of(Application.class, 1));

    private ApplicationDecider() {}

    /**
     * A command and the project that the caller named; an application of another project is treated as not existing.
     *
     * @param reach the widest access to this server's API that the actor may give
     */
    record Addressed(ProjectRef project, ApplicationCommand command, ApiAccess reach) {}

    static Decision<ApplicationEvent> decide(Addressed addressed, Application application) {
        return switch (addressed.command()) {
            case ApplicationCommand.Add add -> add(add, application);
            case ApplicationCommand.Register register -> register(register, application);
            case ApplicationCommand.Existing existing -> decide(existing, addressed, application);
        };
    }

    private static Decision<ApplicationEvent> decide(
            ApplicationCommand.Existing command, Addressed addressed, Application application) {
        ApplicationState state = application.state();
        ApplicationConfig config = application.config();
        if (state == null || config == null || !addressed.project().equals(application.project())) {
            throw ApplicationError.NOT_FOUND.exception();
        }
        Decision<ApplicationEvent> decision = decide(command, addressed, application, state, config);
        boolean beyond = application.tokens().apiAccess().compareTo(addressed.reach()) > 0;
        if (beyond && decision.events().stream().anyMatch(ApplicationDecider::couldHandOverTokens)) {
            throw ApplicationError.API_ACCESS_OUT_OF_REACH.exception();
        }
        return decision;
    }

    private static Decision<ApplicationEvent> decide(
            ApplicationCommand.Existing command,
            Addressed addressed,
            Application application,
            ApplicationState state,
            ApplicationConfig config) {
        return switch (command) {
            case ApplicationCommand.Rename(String name) -> rename(name, addressed.project(), application);
            case ApplicationCommand.Edit edit -> edit(edit, addressed.project(), application, config);
            case ApplicationCommand.Deactivate c -> deactivate(state);
            case ApplicationCommand.Reactivate c -> reactivate(state);
            case ApplicationCommand.Remove c ->
                Decision.<ApplicationEvent>of(new ApplicationEvent.Removed())
                        .claiming(new ClaimChange.ReleaseAll(NAME_CLAIM))
                        .keeping(
                                new SecretChange.RemoveAll(ClientSecrets.KIND),
                                new SecretChange.RemoveAll(RegisteredClients.TOKEN));
            case ApplicationCommand.Configure(ApplicationConfig wanted) -> configure(wanted, config);
            case ApplicationCommand.SetSecret set -> setSecret(set, config);
            case ApplicationCommand.ChangeTokens(TokenSettings.Change change) ->
                changeTokens(change, application, config, addressed.reach());
            case ApplicationCommand.AddKey add -> addKey(add, config);
            case ApplicationCommand.RemoveKey(String keyId) -> removeKey(keyId, application);
            case ApplicationCommand.Replace replace -> replace(replace, addressed.project(), application, config);
        };
    }

    /**
     * Tells whether the change could let somebody else get the application's tokens. The actor then needs the same
     * rights as for giving the application the access to this server's API that it has.
     */
    private static boolean couldHandOverTokens(ApplicationEvent event) {
        return switch (event) {
            case ApplicationEvent.OidcConfigChanged _,
                    ApplicationEvent.OidcSecretChanged _,
                    ApplicationEvent.ApiConfigChanged _,
                    ApplicationEvent.ApiSecretChanged _,
                    ApplicationEvent.KeyAdded _,
                    ApplicationEvent.AddressesChanged _ -> true;
            case ApplicationEvent.Added _,
                    ApplicationEvent.Changed _,
                    ApplicationEvent.Deactivated _,
                    ApplicationEvent.Reactivated _,
                    ApplicationEvent.Removed _,
                    ApplicationEvent.OidcConfigAdded _,
                    ApplicationEvent.ApiConfigAdded _,
                    ApplicationEvent.ResponseAlgorithmsChanged _,
                    ApplicationEvent.TokensChanged _,
                    ApplicationEvent.KeyRemoved _ -> false;
        };
    }

    private static Decision<ApplicationEvent> changeTokens(
            TokenSettings.Change change, Application application, ApplicationConfig config, ApiAccess reach) {
        requireKind(config, ApplicationCommand.Kind.OIDC);
        TokenSettings present = application.tokens();
        TokenSettings wanted = change.of(present);
        if (wanted.equals(present)) {
            throw ApplicationError.CONFIG_NOT_CHANGED.exception();
        }
        boolean wider = wanted.apiAccess().compareTo(present.apiAccess()) > 0;
        if (wider && wanted.apiAccess().compareTo(reach) > 0) {
            throw ApplicationError.API_ACCESS_OUT_OF_REACH.exception();
        }
        return Decision.of(new ApplicationEvent.TokensChanged(wanted));
    }

    private static Decision<ApplicationEvent> deactivate(ApplicationState state) {
        if (state != ApplicationState.ACTIVE) {
            throw ApplicationError.NOT_ACTIVE.exception();
        }
        return Decision.of(new ApplicationEvent.Deactivated());
    }

    private static Decision<ApplicationEvent> reactivate(ApplicationState state) {
        if (state != ApplicationState.INACTIVE) {
            throw ApplicationError.NOT_INACTIVE.exception();
        }
        return Decision.of(new ApplicationEvent.Reactivated());
    }

    private static Decision<ApplicationEvent> addKey(ApplicationCommand.AddKey add, ApplicationConfig config) {
        if (config.authMethod() != AuthMethod.PRIVATE_KEY_JWT) {
            throw ApplicationError.NO_KEYS.exception();
        }
        return Decision.of(new ApplicationEvent.KeyAdded(add.keyId(), add.publicKey(), add.expiresAt()));
    }

    private static Decision<ApplicationEvent> removeKey(String keyId, Application application) {
        if (!application.keys().containsKey(keyId)) {
            throw ApplicationError.KEY_NOT_FOUND.exception();
        }
        return Decision.of(new ApplicationEvent.KeyRemoved(keyId));
    }

    private static Decision<ApplicationEvent> add(ApplicationCommand.Add add, Application application) {
        if (!application.equals(Application.ABSENT)) {
            throw ApplicationError.ID_TAKEN.exception();
        }
        ApplicationEvent configAdded = switch (add.config()) {
            case OidcConfig oidc -> new ApplicationEvent.OidcConfigAdded(add.clientId(), oidc);
            case ApiConfig api -> new ApplicationEvent.ApiConfigAdded(add.clientId(), api);
        };
        Decision<ApplicationEvent> decision = Decision.<ApplicationEvent>of(
                        new ApplicationEvent.Added(
                                add.project().orgId(), add.project().projectId(), add.name()),
                        configAdded)
                .claiming(
                        takeName(add.project(), add.name()), SubjectId.take(add.clientId(), ApplicationError.ID_TAKEN));
        String digest = add.secretDigest();
        return digest == null ? decision : decision.keeping(putSecret(digest));
    }

    private static Decision<ApplicationEvent> register(ApplicationCommand.Register register, Application application) {
        Decision<ApplicationEvent> added = add(register.add(), application);
        List<ApplicationEvent> events = new ArrayList<>(added.events());
        register.keys().forEach(key -> events.add(added(key)));
        if (!register.addresses().equals(ClientAddresses.NONE)) {
            events.add(new ApplicationEvent.AddressesChanged(register.addresses()));
        }
        if (!register.algorithms().equals(ResponseAlgorithms.NONE)) {
            events.add(new ApplicationEvent.ResponseAlgorithmsChanged(register.algorithms()));
        }
        List<SecretChange> secrets = new ArrayList<>(added.secrets());
        secrets.add(new SecretChange.Put(RegisteredClients.TOKEN, ClientSecrets.ID, register.tokenDigest(), null));
        return Decision.of(events)
                .claiming(added.claims().toArray(ClaimChange[]::new))
                .keeping(secrets);
    }

    private static Decision<ApplicationEvent> edit(
            ApplicationCommand.Edit edit, ProjectRef project, Application application, ApplicationConfig present) {
        List<Decision<ApplicationEvent>> parts = new ArrayList<>();
        String name = edit.name();
        if (name != null && !name.equals(application.name())) {
            parts.add(rename(name, project, application));
        }
        ConfigEdit change = edit.config();
        ApplicationConfig wanted = change == null ? present : edited(change, present);
        if (!wanted.equals(present)) {
            parts.add(configure(wanted, present));
        }
        if (parts.isEmpty()) {
            throw (change == null ? ApplicationError.NAME_NOT_CHANGED : ApplicationError.CONFIG_NOT_CHANGED)
                    .exception();
        }
        return together(parts);
    }

    private static ApplicationConfig edited(ConfigEdit edit, ApplicationConfig present) {
        return switch (edit) {
            case OidcConfigEdit oidc -> {
                if (!(present instanceof OidcConfig before)) {
                    throw ApplicationError.NOT_OIDC.exception();
                }
                yield oidc.appliedTo(before).validated();
            }
            case ApiConfig api -> api;
        };
    }

    private static Decision<ApplicationEvent> replace(
            ApplicationCommand.Replace replace,
            ProjectRef project,
            Application application,
            ApplicationConfig present) {
        List<Decision<ApplicationEvent>> parts = new ArrayList<>();
        if (!replace.config().equals(present)) {
            parts.add(configure(replace.config(), present));
        }
        String name = replace.name();
        if (name != null && !name.equals(application.name())) {
            parts.add(rename(name, project, application));
        }
        parts.add(replaceDetails(replace, application));
        String digest = replace.secretDigest();
        if (digest != null) {
            parts.add(setSecret(
                    new ApplicationCommand.SetSecret(ApplicationCommand.Kind.OIDC, digest), replace.config()));
        }
        return together(parts);
    }

    private static Decision<ApplicationEvent> together(List<Decision<ApplicationEvent>> parts) {
        Decision<ApplicationEvent> all = Decision.of(
                parts.stream().flatMap(part -> part.events().stream()).toList());
        for (Decision<ApplicationEvent> part : parts) {
            all = all.claiming(part.claims().toArray(ClaimChange[]::new)).keeping(part.secrets());
        }
        return all;
    }

    private static Decision<ApplicationEvent> replaceDetails(
            ApplicationCommand.Replace replace, Application application) {
        List<ApplicationEvent> events = new ArrayList<>();
        Map<String, String> wanted = replace.keys().stream()
                .collect(Collectors.toMap(ApplicationCommand.AddKey::keyId, ApplicationCommand.AddKey::publicKey));
        if (!wanted.equals(application.keys())) {
            application.keys().keySet().stream()
                    .sorted()
                    .forEach(id -> events.add(new ApplicationEvent.KeyRemoved(id)));
            replace.keys().forEach(key -> events.add(added(key)));
        }
        if (!replace.addresses().equals(application.addresses())) {
            events.add(new ApplicationEvent.AddressesChanged(replace.addresses()));
        }
        if (!replace.algorithms().equals(application.algorithms())) {
            events.add(new ApplicationEvent.ResponseAlgorithmsChanged(replace.algorithms()));
        }
        return Decision.of(events);
    }

    private static ApplicationEvent added(ApplicationCommand.AddKey key) {
        return new ApplicationEvent.KeyAdded(key.keyId(), key.publicKey(), key.expiresAt());
    }

    private static Decision<ApplicationEvent> rename(String name, ProjectRef project, Application application) {
        if (name.equals(application.name())) {
            throw ApplicationError.NAME_NOT_CHANGED.exception();
        }
        return Decision.<ApplicationEvent>of(new ApplicationEvent.Changed(name))
                .claiming(new ClaimChange.ReleaseAll(NAME_CLAIM), takeName(project, name));
    }

    private static Decision<ApplicationEvent> configure(ApplicationConfig wanted, ApplicationConfig present) {
        ApplicationEvent event = switch (wanted) {
            case OidcConfig oidc -> {
                requireKind(present, ApplicationCommand.Kind.OIDC);
                yield new ApplicationEvent.OidcConfigChanged(oidc);
            }
            case ApiConfig api -> {
                requireKind(present, ApplicationCommand.Kind.API);
                yield new ApplicationEvent.ApiConfigChanged(api);
            }
        };
        if (wanted.equals(present)) {
            throw ApplicationError.CONFIG_NOT_CHANGED.exception();
        }
        // The secret is removed, because otherwise it would become valid again if the method were changed back.
        boolean ends = present.authMethod().usesSecret() && !wanted.authMethod().usesSecret();
        Decision<ApplicationEvent> decision = Decision.of(event);
        return ends ? decision.keeping(new SecretChange.RemoveAll(ClientSecrets.KIND)) : decision;
    }

    private static Decision<ApplicationEvent> setSecret(ApplicationCommand.SetSecret set, ApplicationConfig config) {
        ApplicationCommand.Kind kind = set.kind();
        if (kind != null) {
            requireKind(config, kind);
        }
        if (!config.authMethod().usesSecret()) {
            throw ApplicationError.NO_SECRET.exception();
        }
        ApplicationEvent event = switch (config) {
            case OidcConfig _ -> new ApplicationEvent.OidcSecretChanged();
            case ApiConfig _ -> new ApplicationEvent.ApiSecretChanged();
        };
        return Decision.of(event).keeping(putSecret(set.digest()));
    }

    private static void requireKind(ApplicationConfig config, ApplicationCommand.Kind wanted) {
        switch (config) {
            case OidcConfig oidc -> {
                if (wanted != ApplicationCommand.Kind.OIDC) {
                    throw ApplicationError.NOT_API.exception();
                }
            }
            case ApiConfig api -> {
                if (wanted != ApplicationCommand.Kind.API) {
                    throw ApplicationError.NOT_OIDC.exception();
                }
            }
        }
    }

    private static ClaimChange takeName(ProjectRef project, String name) {
        return new ClaimChange.Take(NAME_CLAIM, project.projectId(), name, ApplicationError.NAME_TAKEN);
    }

    private static SecretChange putSecret(String digest) {
        return new SecretChange.Put(ClientSecrets.KIND, ClientSecrets.ID, digest, null);
    }

    static Application evolve(Application application, ApplicationEvent event) {
        return switch (event) {
            case ApplicationEvent.Added(String orgId, String projectId, String name) ->
                new Application(
                        ApplicationState.ACTIVE,
                        new ProjectRef(orgId, projectId),
                        name,
                        "",
                        null,
                        Map.of(),
                        ClientAddresses.NONE,
                        ResponseAlgorithms.NONE,
                        TokenSettings.STANDARD);
            case ApplicationEvent.Changed(String name) -> application.named(name);
            case ApplicationEvent.Deactivated e -> application.inState(ApplicationState.INACTIVE);
            case ApplicationEvent.Reactivated e -> application.inState(ApplicationState.ACTIVE);
            case ApplicationEvent.Removed e -> application.inState(null).withKeys(Map.of());
            case ApplicationEvent.OidcConfigAdded(String clientId, OidcConfig config) ->
                application.configured(clientId, config);
            case ApplicationEvent.OidcConfigChanged(OidcConfig config) ->
                application.configured(application.clientId(), config);
            case ApplicationEvent.OidcSecretChanged e -> application;
            case ApplicationEvent.ResponseAlgorithmsChanged(ResponseAlgorithms algorithms) ->
                application.answeredWith(algorithms);
            case ApplicationEvent.TokensChanged(TokenSettings tokens) -> application.withTokens(tokens);
            case ApplicationEvent.ApiConfigAdded(String clientId, ApiConfig config) ->
                application.configured(clientId, config);
            case ApplicationEvent.ApiConfigChanged(ApiConfig config) ->
                application.configured(application.clientId(), config);
            case ApplicationEvent.ApiSecretChanged e -> application;
            case ApplicationEvent.KeyAdded added ->
                application.withKeys(with(application, added.keyId(), added.publicKey()));
            case ApplicationEvent.KeyRemoved(String keyId) -> application.withKeys(with(application, keyId, null));
            case ApplicationEvent.AddressesChanged(ClientAddresses addresses) -> application.at(addresses);
        };
    }

    /** Returns the keys with one added, or with one removed if {@code key} is null. */
    private static Map<String, String> with(Application application, String keyId, @Nullable String key) {
        PMap<String, String> keys = Persistent.map(application.keys());
        return key == null ? keys.minus(keyId) : keys.plus(keyId, key);
    }
}
