package dev.signet.login;

import dev.signet.interaction.SignInRequest;
import dev.signet.session.Session;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The page where a person chooses one of several signed-in accounts. */
@Path("/ui/login/select")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class SelectResource {
    private final Visits visits;
    private final Pages pages;
    private final AccountChoice choice;
    private final SignIn signIn;
    private final SignInResource steps;

    SelectResource(Visits visits, Pages pages, AccountChoice choice, SignIn signIn, SignInResource steps) {
        this.visits = visits;
        this.pages = pages;
        this.choice = choice;
        this.signIn = signIn;
        this.steps = steps;
    }

    @GET
    @RunOnVirtualThread
    public Response ask(@QueryParam(Form.REQUEST) @Nullable String id, @Context HttpServerRequest http) {
        Visit visit = visits.open(http, id);
        SignInRequest request = visit.request();
        if (request == null) {
            return pages.expired(id);
        }
        List<Page.Account> accounts = choice.of(request);
        if (accounts.isEmpty()) {
            return pages.to("/login", visit, Map.of("other", "true"));
        }
        Page page = Page.of(visit).noting(choice.refusal(request)).with(accounts);
        return pages.show(page, Pages.Templates.select(page));
    }

    @POST
    @RunOnVirtualThread
    public Response select(MultivaluedMap<String, String> fields, @Context HttpServerRequest http) {
        Form form = new Form(fields);
        Optional<Visit> posted = visits.posted(http, form);
        SignInRequest request = posted.map(Visit::request).orElse(null);
        if (posted.isEmpty() || request == null) {
            return pages.expired(form);
        }
        Optional<Session> chosen = choice.chosen(request, form.line("session"));
        if (chosen.isEmpty()) {
            return pages.to("/login", posted.get(), Map.of());
        }
        Session session = chosen.get();
        if (choice.wantsSignIn(request, session)) {
            return steps.toStep("/password", posted.get(), Progress.named(choice.loginName(session), signIn.now()));
        }
        return pages.toAsker(posted.get(), request.answeredBy(session.id()));
    }
}
