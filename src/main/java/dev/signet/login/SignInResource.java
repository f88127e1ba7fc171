package dev.signet.login;

import dev.signet.interaction.SignInRequest;
import dev.signet.interaction.Wanted;
import dev.signet.kernel.DomainException;
import dev.signet.session.Proof;
import dev.signet.session.Session;
import dev.signet.vault.password.HashingOverloaded;
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
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The pages that sign a person in: first the name, then the password. A form that completes a step is answered by a
 * redirect with status 303, so that the browser does not send the password again (security rule 8).
 */
@Path("/ui/login")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class SignInResource {
    private static final String LOGIN = "/login";
    private static final String PASSWORD = "/password";
    private static final String STATE = "state";
    private static final String LOGIN_NAME = "loginName";

    private final Visits visits;
    private final Pages pages;
    private final SignIn signIn;
    private final ProgressSeal seal;
    private final AccountChoice choice;
    private final Registration registration;
    private final Brands brands;
    private final MailDelivery mail;
    private final Resumption resumption;

    SignInResource(
            Visits visits,
            Pages pages,
            SignIn signIn,
            ProgressSeal seal,
            AccountChoice choice,
            Registration registration,
            Brands brands,
            MailDelivery mail,
            Resumption resumption) {
        this.visits = visits;
        this.pages = pages;
        this.signIn = signIn;
        this.seal = seal;
        this.choice = choice;
        this.registration = registration;
        this.brands = brands;
        this.mail = mail;
        this.resumption = resumption;
    }

    /** The first page of a sign-in, to which the protocols redirect. */
    @GET
    @Path(LOGIN)
    @RunOnVirtualThread
    public Response login(
            @QueryParam(Form.REQUEST) @Nullable String id,
            @QueryParam("other") @Nullable String other,
            @QueryParam(Form.NOTICE) @Nullable String notice,
            @Context HttpServerRequest http) {
        Visit visit = visits.open(http, id);
        SignInRequest request = visit.request();
        if (request == null) {
            return pages.expired(id);
        }
        List<Session> signedIn = other != null || visit.browser().isNew() ? List.of() : choice.candidates(request);
        boolean arrives = other == null && notice == null && visit.entered().isEmpty();
        if (arrives) {
            if (request.wants(Wanted.NEW_ACCOUNT) && registration.isOpenTo(visit)) {
                return pages.to(RegisterResource.PAGE, visit, Map.of());
            }
            if (choice.isOffered(request, signedIn)) {
                return pages.to("/select", visit, Map.of());
            }
        }
        Notice told = arrives ? choice.refusal(request) : Notice.of(notice);
        String suggested = choice.suggestedName(request, signedIn, other != null);
        if (arrives && !suggested.isEmpty() && told == null) {
            return toStep(PASSWORD, visit, Progress.named(suggested, signIn.now()));
        }
        Page page = Page.of(visit)
                .with(LOGIN_NAME, suggested)
                .with("registration", registration.isOpenTo(visit) ? "true" : "")
                .noting(told);
        return pages.show(page, Pages.Templates.name(page));
    }

    @POST
    @Path(LOGIN)
    @RunOnVirtualThread
    public Response name(MultivaluedMap<String, String> fields, @Context HttpServerRequest http) {
        Form form = new Form(fields);
        Optional<Visit> posted = visits.posted(http, form).filter(visit -> visit.request() != null);
        if (posted.isEmpty()) {
            return pages.expired(form);
        }
        String loginName = form.loginName(LOGIN_NAME);
        if (form.switchesLanguage()) {
            return pages.unchanged(LOGIN, posted.get(), Map.of(LOGIN_NAME, loginName), form);
        }
        if (loginName.isEmpty()) {
            return pages.again(LOGIN, posted.get(), Map.of(LOGIN_NAME, ""), Notice.NAME_MISSING);
        }
        Visit visit = posted.get();
        Progress progress = Progress.named(loginName, signIn.now());
        // if the person opens a link in a mail meanwhile, the cookie leads back to this sign-in
        return pages.to(PASSWORD, visit, state(visit, progress), resumption.remembering(visit, loginName));
    }

    @GET
    @Path(PASSWORD)
    @RunOnVirtualThread
    public Response password(
            @QueryParam(Form.REQUEST) @Nullable String id,
            @QueryParam(STATE) @Nullable String state,
            @QueryParam(Form.NOTICE) @Nullable String notice,
            @Context HttpServerRequest http) {
        Visit visit = visits.open(http, id);
        if (visit.request() == null) {
            return pages.expired(id);
        }
        String text = state == null ? "" : state;
        Optional<Progress> progress = seal.open(text, visit.agentId(), visit.requestId());
        if (progress.isEmpty()) {
            return pages.to(LOGIN, visit, Map.of());
        }
        Page page = passwordPage(visit, progress.get(), text).noting(told(Notice.of(notice), visit));
        return pages.show(page, Pages.Templates.password(page));
    }

    /**
     * Replaces the notice about a wrong password by one that fits this server and this request. The choice never
     * depends on the account.
     */
    private @Nullable Notice told(@Nullable Notice notice, Visit visit) {
        if (notice != Notice.CREDENTIALS) {
            return notice;
        }
        if (!mail.isConfigured()) {
            return Notice.CREDENTIALS_UNMAILED;
        }
        return registration.isOpenTo(visit) ? Notice.CREDENTIALS_UNVERIFIED : notice;
    }

    /** The parameters of the redirect back to a page whose form was submitted only to choose another language. */
    static Map<String, String> inOtherLanguage(Form form) {
        Map<String, String> parameters = new HashMap<>();
        parameters.put(STATE, form.raw(STATE));
        Notice notice = Notice.of(form.raw(Form.NOTICE));
        if (notice != null) {
            parameters.put(Form.NOTICE, notice.value());
        }
        return parameters;
    }

    private Page passwordPage(Visit visit, Progress progress, String state) {
        return Page.of(brands.known(visit, progress))
                .with(STATE, state)
                .with(LOGIN_NAME, progress.loginName())
                .with("mails", mail.isConfigured() ? "true" : "");
    }

    @POST
    @Path(PASSWORD)
    @RunOnVirtualThread
    public Response provePassword(MultivaluedMap<String, String> fields, @Context HttpServerRequest http) {
        EvenPace pace = new EvenPace();
        Form form = new Form(fields);
        Optional<Visit> posted = visits.postedAgain(http, form).filter(visit -> visit.request() != null);
        if (posted.isEmpty()) {
            return pages.expired(form);
        }
        Visit visit = posted.get();
        Optional<Progress> before = seal.open(form.raw(STATE), visit.agentId(), visit.requestId());
        if (before.isEmpty()) {
            return pages.to(LOGIN, visit, Map.of());
        }
        if (form.switchesLanguage()) {
            return pages.to(PASSWORD, visit, inOtherLanguage(form));
        }
        try {
            Optional<SignIn.UserProgress> proven = signIn.provePassword(before.get(), form.raw("password"), visit);
            if (proven.isPresent()) {
                return proceed(visit, proven.get());
            }
            pace.await();
            return refused(PASSWORD, visit, before.get(), Notice.CREDENTIALS);
        } catch (HashingOverloaded e) {
            pace.await();
            return refused(PASSWORD, visit, before.get(), Notice.BUSY);
        } catch (DomainException e) {
            Page page = passwordPage(visit, before.get(), form.raw(STATE));
            return pages.throttled(page, Pages.Templates::password, e);
        }
    }

    /** Redirects to the page of the next step, or starts the session. */
    Response proceed(Visit visit, Progress progress) {
        return signIn.current(progress)
                .map(proven -> proceed(visit, proven))
                .orElseGet(() -> pages.expired(visit.sealed()));
    }

    private Response proceed(Visit visit, SignIn.UserProgress proven) {
        SignInRequest request = visit.request();
        if (request == null) {
            return pages.expired(visit.sealed());
        }
        Progress progress = proven.progress();
        return switch (signIn.next(proven)) {
            case Step.Prove prove ->
                switch (prove.proof()) {
                    case PASSWORD -> toStep(PASSWORD, visit, progress);
                    case TOTP, RECOVERY_CODE -> toStep(FactorResource.PATH, visit, progress);
                };
            case Step.ProveSecond _ -> toStep(FactorResource.PATH, visit, progress);
            case Step.ChangePassword _ -> toStep(PasswordChangeResource.PATH, visit, progress);
            case Step.Complete _ ->
                switch (signIn.complete(proven, request, visit.browser())) {
                    case SignIn.Outcome.Completed(SignInRequest answered, List<NewCookie> cookies) ->
                        pages.toAsker(visit, answered, cookies);
                    case SignIn.Outcome.SecondFactorNeeded _ -> toStep(FactorResource.PATH, visit, progress);
                    case SignIn.Outcome.Refused _ -> refused(PASSWORD, visit, progress, Notice.CREDENTIALS);
                };
        };
    }

    /** The progress of a sign-in in which the first proof was given; empty for any other text. */
    Optional<Progress> proven(String state, Visit visit) {
        return seal.open(state, visit.agentId(), visit.requestId())
                .filter(progress -> progress.given().contains(Proof.PASSWORD));
    }

    Response toStep(String path, Visit visit, Progress progress) {
        return pages.to(path, visit, state(visit, progress));
    }

    private Map<String, String> state(Visit visit, Progress progress) {
        return Map.of(STATE, seal.seal(progress, visit.agentId(), visit.requestId()));
    }

    Response refused(String path, Visit visit, Progress progress, Notice notice) {
        String state = seal.seal(progress, visit.agentId(), visit.requestId());
        return pages.to(path, visit, Map.of(STATE, state, Form.NOTICE, notice.value()));
    }
}
