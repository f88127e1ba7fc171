package dev.signet.oidc.dpop;

import static io.restassured.RestAssured.given;

import dev.signet.access.AccessTokenType;
import dev.signet.eventstore.Ids;
import dev.signet.instance.InstanceQueries;
import dev.signet.kernel.Actor;
import dev.signet.oidc.TestingFlow;
import dev.signet.user.MachineCommands;
import dev.signet.user.NewMachine;
import dev.signet.user.UserCommands;
import dev.signet.user.UserRef;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Token requests with proofs. */
@Singleton
public final class TestingProofs {
    static final String SERVER = "http://localhost:8080";
    static final String TOKEN = SERVER + "/oauth/v2/token";
    static final String USERINFO = SERVER + "/oidc/v1/userinfo";
    static final String API_SCOPE = "openid urn:zitadel:iam:org:project:id:zitadel:aud";

    private final InstanceQueries instances;
    private final UserCommands users;
    private final MachineCommands machines;
    private final Ids ids;

    TestingProofs(InstanceQueries instances, UserCommands users, MachineCommands machines, Ids ids) {
        this.instances = instances;
        this.users = users;
        this.machines = machines;
        this.ids = ids;
    }

    /** A machine user with its secret. */
    public record Machine(UserRef user, String secret) {}

    public Machine machine() {
        String orgId = instances.get().defaultOrgId();
        NewMachine added = new NewMachine(null, "dpop-" + ids.next(), "DPoP", "", AccessTokenType.BEARER);
        UserRef user = new UserRef(
                orgId, users.addMachine(orgId, added, Actor.system()).stream().id());
        return new Machine(user, machines.setSecret(user, Actor.system()).clientSecret());
    }

    /** Requests a token for the API with a machine user's credentials. */
    public static Response ask(Machine machine, String... proofs) {
        RequestSpecification request =
                given().auth().preemptive().basic(machine.user().userId(), machine.secret());
        for (String proof : proofs) {
            request.header("DPoP", proof);
        }
        return request.formParam("grant_type", "client_credentials")
                .formParam("scope", API_SCOPE)
                .post("/oauth/v2/token");
    }

    static Response ask(TestingFlow.App app, Map<String, String> form, @Nullable String proof) {
        Map<String, String> parameters = new HashMap<>(form);
        RequestSpecification request = given();
        String secret = app.secret();
        if (secret == null) {
            parameters.put("client_id", app.clientId());
        } else {
            request.auth().preemptive().basic(app.clientId(), secret);
        }
        if (proof != null) {
            request.header("DPoP", proof);
        }
        return request.formParams(parameters).post("/oauth/v2/token");
    }

    static Response refresh(TestingFlow.App app, String refreshToken, @Nullable String proof) {
        return ask(app, Map.of("grant_type", "refresh_token", "refresh_token", refreshToken), proof);
    }

    /** A correct proof for the token endpoint. */
    public static String proof(TestingKey key) {
        return key.proof("POST", TOKEN).sign();
    }

    static Response introspect(TestingFlow.App app, String token) {
        return given().auth()
                .preemptive()
                .basic(app.clientId(), String.valueOf(app.secret()))
                .formParam("token", token)
                .post("/oauth/v2/introspect");
    }
}
