package dev.signet.login;

import dev.signet.kernel.DomainException;
import dev.signet.user.UserView;
import dev.signet.vault.password.HashingOverloaded;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The pages for mailed codes: forgotten password, first password, proof of an address. They work from the sign-in and
 * from the link in a mail, in whichever browser.
 */
@Path("/ui/login")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class RecoveryResource {
    private static final String FORGOT = "/password/forgot";
    private static final String RESET = "/password/init";
    private static final String INITIALIZE = "/user/init";
    static final String VERIFY = "/mail/verification";
    private static final String RESEND = "/resend";
    private static final String DONE = "/done";
    private static final String USER = "userID";
    private static final String LOGIN_NAME = "loginName";
    private static final String CODE = "code";

    private final Visits visits;
    private final Pages pages;
    private final Recovery recovery;
    private final ProgressSeal seal;
    private final SignIn signIn;

    RecoveryResource(Visits visits, Pages pages, Recovery recovery, ProgressSeal seal, SignIn signIn) {
        this.visits = visits;
        this.pages = pages;
        this.recovery = recovery;
        this.seal = seal;
        this.signIn = signIn;
    }

    @GET
    @Path(FORGOT)
    @RunOnVirtualThread
    public Response forgot(
            @QueryParam(Form.REQUEST) @Nullable String id,
            @QueryParam("state") @Nullable String state,
            @Context HttpServerRequest http) {
        Visit visit = visits.open(http, id);
        Page page = Page.of(visit).with(LOGIN_NAME, nameIn(state, visit));
        return pages.show(page, Pages.Templates.forgot(page));
    }

    /** Always the same answer, at once. */
    @POST
    @Path(FORGOT)
    @RunOnVirtualThread
    public Response sendCode(MultivaluedMap<String, String> fields, @Context HttpServerRequest http) {
        Form form = new Form(fields);
        Optional<Visit> posted = visits.posted(http, form);
        if (posted.isEmpty()) {
            return pages.expired();
        }
        Visit visit = posted.get();
        try {
            recovery.requestReset(form.line(USER), form.loginName(LOGIN_NAME), visit);
            return again(RESET, visit, form, Notice.CODE_SENT);
        } catch (DomainException e) {
            return pages.throttled(filledIn(visit, form), Pages.Templates::forgot, e);
        }
    }

    @GET
    @Path(RESET)
    @RunOnVirtualThread
    public Response reset(@BeanParam CodePage asked, @Context HttpServerRequest http) {
        return codePage(asked, http, Pages.Templates::reset);
    }

    @POST
    @Path(RESET)
    @RunOnVirtualThread
    public Response resetWithCode(MultivaluedMap<String, String> fields, @Context HttpServerRequest http) {
        Form form = new Form(fields);
        return withCode(
                RESET,
                form,
                http,
                (user, browser) -> recovery.reset(user, form.line(CODE), form.raw("newPassword"), browser));
    }

    @GET
    @Path(INITIALIZE)
    @RunOnVirtualThread
    public Response initialize(@BeanParam CodePage asked, @Context HttpServerRequest http) {
        return codePage(asked, http, Pages.Templates::initialize);
    }

    @POST
    @Path(INITIALIZE)
    @RunOnVirtualThread
    public Response initializeWithCode(MultivaluedMap<String, String> fields, @Context HttpServerRequest http) {
        Form form = new Form(fields);
        return withCode(
                INITIALIZE,
                form,
                http,
                (user, browser) -> recovery.initialize(user, form.line(CODE), form.raw("newPassword"), browser));
    }

    @GET
    @Path(VERIFY)
    @RunOnVirtualThread
    public Response verify(@BeanParam CodePage asked, @Context HttpServerRequest http) {
        return codePage(asked, http, Pages.Templates::verify);
    }

    @POST
    @Path(VERIFY)
    @RunOnVirtualThread
    public Response verifyWithCode(MultivaluedMap<String, String> fields, @Context HttpServerRequest http) {
        EvenPace pace = new EvenPace();
        Form form = new Form(fields);
        Optional<Visit> posted = visits.posted(http, form);
        if (posted.isEmpty()) {
            return pages.expired();
        }
        Visit visit = posted.get();
        if (recovery.verifyEmail(person(form, visit), form.line(CODE), visit.browser())) {
            return finished(visit, Notice.EMAIL_VERIFIED);
        }
        pace.await();
        return again(VERIFY, visit, form, Notice.CODE);
    }

    @POST
    @Path(INITIALIZE + RESEND)
    @RunOnVirtualThread
    public Response resendInitialization(MultivaluedMap<String, String> fields, @Context HttpServerRequest http) {
        return resend(INITIALIZE, new Form(fields), http, recovery::resendInitialization, Pages.Templates::initialize);
    }

    @POST
    @Path(VERIFY + RESEND)
    @RunOnVirtualThread
    public Response resendVerification(MultivaluedMap<String, String> fields, @Context HttpServerRequest http) {
        return resend(VERIFY, new Form(fields), http, recovery::resendVerification, Pages.Templates::verify);
    }

    @GET
    @Path(DONE)
    @RunOnVirtualThread
    public Response done(@QueryParam("notice") @Nullable String notice, @Context HttpServerRequest http) {
        Notice told = Notice.of(notice);
        boolean good = told != null && told.good();
        Page page = Page.of(visits.open(http, null))
                .noting(good ? told : null)
                .with("title", "done.title")
                .with("text", "done.text");
        return pages.show(page, Pages.Templates.done(page));
    }

    /** Always the same answer, at once. */
    private Response resend(
            String path,
            Form form,
            HttpServerRequest http,
            Resending resending,
            Function<Page, TemplateInstance> template) {
        Optional<Visit> posted = visits.posted(http, form);
        if (posted.isEmpty()) {
            return pages.expired();
        }
        try {
            resending.send(form.line(USER), form.loginName(LOGIN_NAME), posted.get());
            return again(path, posted.get(), form, Notice.CODE_SENT);
        } catch (DomainException e) {
            return pages.throttled(filledIn(posted.get(), form), template, e);
        }
    }

    private static Page filledIn(Visit visit, Form form) {
        return Page.of(visit).with(USER, form.line(USER)).with(LOGIN_NAME, form.loginName(LOGIN_NAME));
    }

    private Response withCode(String path, Form form, HttpServerRequest http, Attempt attempt) {
        EvenPace pace = new EvenPace();
        Optional<Visit> posted = visits.posted(http, form);
        if (posted.isEmpty()) {
            return pages.expired();
        }
        Visit visit = posted.get();
        Optional<Notice> fault = Notice.ofNewPassword(form.raw("newPassword"), form.raw("repeated"));
        if (fault.isPresent()) {
            return again(path, visit, form, fault.get());
        }
        try {
            if (attempt.succeeds(person(form, visit), visit.browser())) {
                return finished(visit, Notice.PASSWORD_SET);
            }
            pace.await();
            return again(path, visit, form, Notice.CODE);
        } catch (HashingOverloaded e) {
            return again(path, visit, form, Notice.BUSY);
        }
    }

    private Response codePage(CodePage asked, HttpServerRequest http, Function<Page, TemplateInstance> template) {
        Visit visit = visits.open(http, asked.requestId());
        Page page = Page.of(visit)
                .noting(Notice.of(asked.notice()))
                .with(LOGIN_NAME, nameIn(asked.state(), visit))
                .with(USER, Form.line(asked.userId(), 200))
                .with(CODE, Form.line(asked.code(), 20));
        return pages.show(page, template.apply(page));
    }

    /** Back to the form; the code is entered again. */
    private Response again(String path, Visit visit, Form form, Notice notice) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("notice", notice.value());
        if (!form.line(USER).isEmpty()) {
            parameters.put(USER, form.line(USER));
        }
        if (!form.loginName(LOGIN_NAME).isEmpty()) {
            parameters.put("state", stateOf(form.loginName(LOGIN_NAME), visit));
        }
        return pages.to(path, visit, parameters);
    }

    /** On with the sign-in if one waits in this browser. */
    private Response finished(Visit visit, Notice notice) {
        return pages.to(visit.request() == null ? DONE : "/login", visit, notice);
    }

    private @Nullable UserView person(Form form, Visit visit) {
        return recovery.person(form.line(USER), form.loginName(LOGIN_NAME), visit);
    }

    private String stateOf(String loginName, Visit visit) {
        return seal.seal(Progress.named(loginName, signIn.now()), visit.agentId(), visit.requestId());
    }

    private String nameIn(@Nullable String state, Visit visit) {
        return seal.open(state == null ? "" : state, visit.agentId(), visit.requestId())
                .map(Progress::loginName)
                .orElse("");
    }

    /** What the address of a page with a code says. */
    public record CodePage(
            @QueryParam(Form.REQUEST) @Nullable String requestId,
            @QueryParam("state") @Nullable String state,
            @QueryParam("notice") @Nullable String notice,
            @QueryParam(USER) @Nullable String userId,
            @QueryParam(CODE) @Nullable String code) {}

    /** Uses a code. */
    private interface Attempt {
        boolean succeeds(@Nullable UserView user, Browser browser);
    }

    /** Has another code mailed to the person named by id or login name, if there is one. */
    private interface Resending {
        void send(String userId, String loginName, Visit visit);
    }
}
