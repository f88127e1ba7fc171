package dev.signet.login;

import dev.signet.kernel.DomainException;
import dev.signet.user.code.CodeKind;
import dev.signet.user.code.Codes;
import dev.signet.user.view.UserView;
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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The pages for mailed codes: forgotten password, first password, and verification of an address. They are reached from
 * the sign-in or by the link in a mail, in any browser.
 */
@Path("/ui/login")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class RecoveryResource {
    private static final String FORGOT = "/password/forgot";
    static final String RESET = "/password/init";
    static final String INITIALIZE = "/user/init";
    static final String VERIFY = "/mail/verification";
    private static final String RESEND = "/resend";
    private static final String USER = "userID";
    private static final String LOGIN_NAME = "loginName";
    private static final String CODE = "code";
    private static final int MAX_ID = 200;
    private static final int MAX_CODE = 20;

    private final Visits visits;
    private final Pages pages;
    private final Recovery recovery;
    private final ProgressSeal seal;
    private final SignIn signIn;
    private final RecoveryEnd end;
    private final MailedLinks links;
    private final Resumption resumption;
    private final MailDelivery mail;

    RecoveryResource(
            Visits visits,
            Pages pages,
            Recovery recovery,
            ProgressSeal seal,
            SignIn signIn,
            RecoveryEnd end,
            MailedLinks links,
            Resumption resumption,
            MailDelivery mail) {
        this.visits = visits;
        this.pages = pages;
        this.recovery = recovery;
        this.seal = seal;
        this.signIn = signIn;
        this.end = end;
        this.links = links;
        this.resumption = resumption;
        this.mail = mail;
    }

    @GET
    @Path(FORGOT)
    @RunOnVirtualThread
    public Response forgot(
            @QueryParam(Form.REQUEST) @Nullable String id,
            @QueryParam("state") @Nullable String state,
            @QueryParam(Form.NOTICE) @Nullable String notice,
            @Context HttpServerRequest http) {
        Visit visit = visits.open(http, id);
        Page page = page(visit)
                .noting(Notice.of(notice))
                .with(LOGIN_NAME, nameIn(state, visit))
                .with("state", state == null ? "" : state);
        return pages.show(page, Pages.Templates.forgot(page));
    }

    /** Always gives the same answer at once, whether or not the account exists. */
    @POST
    @Path(FORGOT)
    @RunOnVirtualThread
    public Response sendCode(MultivaluedMap<String, String> fields, @Context HttpServerRequest http) {
        Form form = new Form(fields);
        Optional<Visit> posted = visits.posted(http, form);
        if (posted.isEmpty()) {
            return pages.expired(form);
        }
        Visit visit = posted.get();
        if (form.switchesLanguage() || !mail.isConfigured()) {
            return pages.unchanged(FORGOT, visit, entered(CodeKind.PASSWORD, form), form);
        }
        try {
            recovery.requestReset(form.line(USER), form.loginName(LOGIN_NAME), visit);
            return toCodePage(Purpose.RESET, visit, form);
        } catch (DomainException e) {
            return pages.throttled(page(visit.entering(entered(CodeKind.PASSWORD, form))), Pages.Templates::forgot, e);
        }
    }

    @GET
    @Path(RESET)
    @RunOnVirtualThread
    public Response reset(@BeanParam CodePage asked, @Context HttpServerRequest http) {
        return codePage(Purpose.RESET, asked, http);
    }

    @POST
    @Path(RESET)
    @RunOnVirtualThread
    public Response resetWithCode(MultivaluedMap<String, String> fields, @Context HttpServerRequest http) {
        Form form = new Form(fields);
        return withCode(
                Purpose.RESET,
                form,
                http,
                (user, browser) -> recovery.reset(user, code(form.raw(CODE)), form.raw("newPassword"), browser));
    }

    @GET
    @Path(INITIALIZE)
    @RunOnVirtualThread
    public Response initialize(@BeanParam CodePage asked, @Context HttpServerRequest http) {
        return codePage(Purpose.INITIALIZE, asked, http);
    }

    @POST
    @Path(INITIALIZE)
    @RunOnVirtualThread
    public Response initializeWithCode(MultivaluedMap<String, String> fields, @Context HttpServerRequest http) {
        Form form = new Form(fields);
        return withCode(
                Purpose.INITIALIZE,
                form,
                http,
                (user, browser) -> recovery.initialize(user, code(form.raw(CODE)), form.raw("newPassword"), browser));
    }

    @GET
    @Path(VERIFY)
    @RunOnVirtualThread
    public Response verify(@BeanParam CodePage asked, @Context HttpServerRequest http) {
        return codePage(Purpose.VERIFY, asked, http);
    }

    @POST
    @Path(VERIFY)
    @RunOnVirtualThread
    public Response verifyWithCode(MultivaluedMap<String, String> fields, @Context HttpServerRequest http) {
        EvenPace pace = new EvenPace();
        Form form = new Form(fields);
        Optional<Visit> posted = visits.posted(http, form);
        if (posted.isEmpty()) {
            return pages.expired(form);
        }
        Visit visit = posted.get();
        if (form.switchesLanguage()) {
            return pages.unchanged(VERIFY, visit, entered(CodeKind.EMAIL, form), form);
        }
        try {
            UserView user = recovery.personToVerify(form.line(USER), form.loginName(LOGIN_NAME), visit);
            Optional<Notice> refusal = recovery.verifyEmail(user, code(form.raw(CODE)), visit.browser());
            if (user != null && refusal.isEmpty()) {
                return end.verified(visit, user);
            }
            pace.await();
            return refused(Purpose.VERIFY, visit, form, refusal.orElse(Notice.CODE));
        } catch (DomainException e) {
            return pages.throttled(page(visit.entering(entered(CodeKind.EMAIL, form))), Purpose.VERIFY.template(), e);
        }
    }

    @POST
    @Path(INITIALIZE + RESEND)
    @RunOnVirtualThread
    public Response resendInitialization(MultivaluedMap<String, String> fields, @Context HttpServerRequest http) {
        return resend(Purpose.INITIALIZE, new Form(fields), http, recovery::resendInitialization);
    }

    @POST
    @Path(VERIFY + RESEND)
    @RunOnVirtualThread
    public Response resendVerification(MultivaluedMap<String, String> fields, @Context HttpServerRequest http) {
        return resend(Purpose.VERIFY, new Form(fields), http, recovery::resendVerification);
    }

    @GET
    @Path(RecoveryEnd.DONE)
    @RunOnVirtualThread
    public Response done(@QueryParam(Form.NOTICE) @Nullable String notice, @Context HttpServerRequest http) {
        Page page = end.page(visits.open(http, null), Notice.of(notice));
        return pages.show(page, Pages.Templates.done(page));
    }

    /** Always gives the same answer at once, whether or not the account exists. */
    private Response resend(Purpose purpose, Form form, HttpServerRequest http, Resending resending) {
        Optional<Visit> posted = visits.posted(http, form);
        if (posted.isEmpty()) {
            return pages.expired(form);
        }
        Visit visit = posted.get();
        if (!mail.isConfigured()) {
            return pages.unchanged(purpose.path(), visit, entered(purpose.kind(), form), form);
        }
        try {
            resending.send(form.line(USER), form.loginName(LOGIN_NAME), visit);
            return toCodePage(purpose, visit, form);
        } catch (DomainException e) {
            return pages.throttled(page(visit.entering(entered(purpose.kind(), form))), purpose.template(), e);
        }
    }

    private Map<String, String> entered(CodeKind kind, Form form) {
        String userId = form.line(USER);
        String sealedName = form.raw(MailedLinks.NAME);
        Optional<MailedLinks.Recipient> recipient = links.recipient(kind, userId, sealedName);
        Map<String, String> entered = new HashMap<>();
        entered.put(USER, userId);
        entered.put(CODE, code(form.raw(CODE)));
        entered.put(
                LOGIN_NAME,
                recipient.map(MailedLinks.Recipient::loginName).orElseGet(() -> form.loginName(LOGIN_NAME)));
        entered.put(MailedLinks.NAME, recipient.isEmpty() ? "" : sealedName);
        return entered;
    }

    private static String code(@Nullable String entered) {
        return Form.line(entered == null ? "" : Codes.plain(entered), MAX_CODE);
    }

    private Page page(Visit visit) {
        return Page.of(visit).with("mails", mail.isConfigured() ? "true" : "").with("start", end.start());
    }

    private Response withCode(Purpose purpose, Form form, HttpServerRequest http, Attempt attempt) {
        EvenPace pace = new EvenPace();
        Optional<Visit> posted = visits.postedAgain(http, form);
        if (posted.isEmpty()) {
            return pages.expired(form);
        }
        Visit visit = posted.get();
        if (form.switchesLanguage()) {
            return pages.unchanged(purpose.path(), visit, entered(purpose.kind(), form), form);
        }
        Optional<Notice> fault = Notice.ofNewPassword(form.raw("newPassword"), form.raw("repeated"));
        if (fault.isPresent()) {
            return pages.again(purpose.path(), visit, entered(purpose.kind(), form), fault.get());
        }
        try {
            UserView user = recovery.person(form.line(USER), form.loginName(LOGIN_NAME), visit);
            Optional<Notice> refusal = attempt.refusal(user, visit.browser());
            if (user != null
                    && (refusal.isEmpty()
                            || signIn.isSetAlready(user.id(), form.raw("newPassword"), visit.browser()))) {
                return end.passwordSet(visit, user);
            }
            pace.await();
            return refused(purpose, visit, form, refusal.orElse(Notice.CODE));
        } catch (HashingOverloaded e) {
            return pages.again(purpose.path(), visit, entered(purpose.kind(), form), Notice.BUSY);
        } catch (DomainException e) {
            return pages.throttled(page(visit.entering(entered(purpose.kind(), form))), purpose.template(), e);
        }
    }

    private Response codePage(Purpose purpose, CodePage asked, HttpServerRequest http) {
        String userId = Form.line(asked.userId(), MAX_ID);
        Optional<MailedLinks.Recipient> recipient = links.recipient(purpose.kind(), userId, asked.name());
        Optional<UserView> user = recipient.flatMap(_ -> recovery.person(userId));
        Visit visit = Optional.ofNullable(asked.requestId())
                .map(request -> visits.open(http, request))
                .or(() -> user.flatMap(whose -> waiting(whose, http)))
                .orElseGet(() -> visits.open(http, null));
        Optional<Response> over = user.flatMap(whose -> linkOver(purpose, visit, whose, recipient.orElseThrow()));
        if (over.isPresent()) {
            return over.get();
        }
        Page page = page(visit)
                .noting(Notice.of(asked.notice()))
                .with(USER, userId)
                .with(CODE, code(asked.code()))
                .with(MailedLinks.NAME, recipient.isEmpty() ? "" : String.valueOf(asked.name()))
                .with(
                        LOGIN_NAME,
                        recipient.map(MailedLinks.Recipient::loginName).orElseGet(() -> nameIn(asked.state(), visit)));
        return pages.show(page, purpose.template().apply(page));
    }

    /** The sign-in of this browser in which this person waits for a mail. */
    private Optional<Visit> waiting(UserView user, HttpServerRequest http) {
        return resumption
                .under(user, http)
                .flatMap(waiting -> Optional.of(visits.open(http, waiting.request()))
                        .filter(visit -> recovery.isMeant(user, waiting.name(), visit)));
    }

    private Response refused(Purpose purpose, Visit visit, Form form, Notice notice) {
        String userId = form.line(USER);
        Optional<Response> over = notice == Notice.CODE
                ? links.recipient(purpose.kind(), userId, form.raw(MailedLinks.NAME))
                        .flatMap(recipient ->
                                recovery.person(userId).flatMap(user -> linkOver(purpose, visit, user, recipient)))
                : Optional.empty();
        return over.orElseGet(() -> pages.again(purpose.path(), visit, entered(purpose.kind(), form), notice));
    }

    /**
     * Returns the response for a mailed link that has done its work or, if it is for a new password, can no longer be
     * used; empty if the page of the link is to be shown. Only somebody who presents the sealed name in the link gets
     * this response, so nobody else learns anything about the account.
     */
    private Optional<Response> linkOver(Purpose purpose, Visit visit, UserView user, MailedLinks.Recipient recipient) {
        if (purpose.kind() == CodeKind.PASSWORD) {
            UserView.Human human = user.human();
            boolean same = human != null && human.email().equals(recipient.address());
            return !same || recovery.isResetPending(user)
                    ? Optional.empty()
                    : Optional.of(
                            pages.again(FORGOT, visit, Map.of(LOGIN_NAME, recipient.loginName()), Notice.LINK_OVER));
        }
        return end.doneBefore(purpose.kind(), visit, user, recipient);
    }

    /**
     * Redirects to the page where the code is entered. The {@link Resumption} cookie lets the link in the mail find
     * this sign-in again.
     */
    private Response toCodePage(Purpose purpose, Visit visit, Form form) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put(Form.NOTICE, Notice.CODE_SENT.value());
        if (!form.line(USER).isEmpty()) {
            parameters.put(USER, form.line(USER));
        }
        String sealedName = form.raw(MailedLinks.NAME);
        if (links.recipient(purpose.kind(), form.line(USER), sealedName).isPresent()) {
            parameters.put(MailedLinks.NAME, sealedName);
        }
        if (!form.loginName(LOGIN_NAME).isEmpty()) {
            parameters.put("state", stateOf(form.loginName(LOGIN_NAME), visit));
        }
        return pages.to(
                purpose.path(),
                visit,
                parameters,
                resumption.remembering(visit, entered(purpose.kind(), form).getOrDefault(LOGIN_NAME, "")));
    }

    private String stateOf(String loginName, Visit visit) {
        return seal.seal(Progress.named(loginName, signIn.now()), visit.agentId(), visit.requestId());
    }

    private String nameIn(@Nullable String state, Visit visit) {
        return seal.open(state == null ? "" : state, visit.agentId(), visit.requestId())
                .map(Progress::loginName)
                .orElse("");
    }

    /** The query parameters of a page with a code. */
    public record CodePage(
            @QueryParam(Form.REQUEST) @Nullable String requestId,
            @QueryParam("state") @Nullable String state,
            @QueryParam(Form.NOTICE) @Nullable String notice,
            @QueryParam(USER) @Nullable String userId,
            @QueryParam(CODE) @Nullable String code,
            @QueryParam(MailedLinks.NAME) @Nullable String name) {}

    /** What a mailed code is for, and the page where it is entered. */
    private record Purpose(CodeKind kind, String path, Function<Page, TemplateInstance> template) {
        static final Purpose RESET = new Purpose(CodeKind.PASSWORD, RecoveryResource.RESET, Pages.Templates::reset);
        static final Purpose INITIALIZE =
                new Purpose(CodeKind.INITIALIZATION, RecoveryResource.INITIALIZE, Pages.Templates::initialize);
        static final Purpose VERIFY = new Purpose(CodeKind.EMAIL, RecoveryResource.VERIFY, Pages.Templates::verify);
    }

    /** Uses a code; returns the reason if it is refused. */
    private interface Attempt {
        Optional<Notice> refusal(@Nullable UserView user, Browser browser);
    }

    /** Mails another code to the person with this id or login name, if there is one. */
    private interface Resending {
        void send(String userId, String loginName, Visit visit);
    }
}
