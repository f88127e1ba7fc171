package dev.signet.login;

import dev.signet.application.ApplicationQueries;
import dev.signet.application.Client;
import dev.signet.device.CodeGuessing;
import dev.signet.device.DeviceAuthorization;
import dev.signet.device.DeviceAuthorizations;
import dev.signet.device.UserCode;
import dev.signet.eventstore.Ids;
import dev.signet.interaction.SessionChoice;
import dev.signet.interaction.SignInRequest;
import dev.signet.interaction.SignInRequests;
import dev.signet.interaction.Wishes;
import dev.signet.kernel.DomainException;
import dev.signet.session.Session;
import dev.signet.user.view.UserView;
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
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The pages where a person allows an application on another device to act for them (RFC 8628 section 3.3). They ask for
 * the code that the device shows, let the person sign in if necessary, name the application, and ask for consent. They
 * ask for consent even if the address already contained the code, because a stranger may have sent the link (section
 * 5.4).
 */
@Path(DeviceAuthorizations.PAGE)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class DeviceResource {
    private static final String CONFIRM = "/confirm";
    private static final String CODE_PAGE = "/device";
    private static final String CONFIRM_PAGE = CODE_PAGE + CONFIRM;
    private static final String DONE_PAGE = CODE_PAGE + "/done";
    private static final String USER_CODE = "user_code";

    /** The path to which the sign-in pages return the browser, up to the value of the sealed request. */
    private static final String ANSWER = DeviceAuthorizations.PAGE + CONFIRM + '?' + SignInRequests.PARAMETER + '=';

    private static final String DEVICE = "device";
    private static final Duration LIFETIME = Duration.ofMinutes(30);

    private final Visits visits;
    private final Pages pages;
    private final Accounts accounts;
    private final ApplicationQueries applications;
    private final DeviceAuthorizations devices;
    private final SessionChoice choice;
    private final Ids ids;
    private final Clock clock;
    private final CodeGuessing guessing;

    DeviceResource(
            Visits visits,
            Pages pages,
            Accounts accounts,
            ApplicationQueries applications,
            DeviceAuthorizations devices,
            SessionChoice choice,
            Ids ids,
            Clock clock,
            CodeGuessing guessing) {
        this.visits = visits;
        this.pages = pages;
        this.accounts = accounts;
        this.applications = applications;
        this.devices = devices;
        this.choice = choice;
        this.ids = ids;
        this.clock = clock;
        this.guessing = guessing;
    }

    /**
     * Asks for the code. A code in the address is filled in, so that the person can compare it with the one on the
     * device; it is not looked up yet.
     */
    @GET
    @RunOnVirtualThread
    public Response ask(
            @QueryParam(USER_CODE) @Nullable String userCode,
            @QueryParam(Form.NOTICE) @Nullable String notice,
            @Context HttpServerRequest http) {
        String shown = UserCode.typed(userCode == null ? "" : userCode)
                .map(UserCode::shown)
                .orElse("");
        Page page = Page.of(visits.open(http, null))
                .noting(Notice.of(notice))
                .with(USER_CODE, shown)
                .with("ready", shown);
        return pages.show(page, Pages.Templates.device(page));
    }

    @POST
    @RunOnVirtualThread
    public Response enter(MultivaluedMap<String, String> fields, @Context HttpServerRequest http) {
        Form form = new Form(fields);
        Optional<Visit> posted = visits.posted(http, form);
        if (posted.isEmpty()) {
            return pages.expired(form);
        }
        Visit visit = posted.get();
        Map<String, String> entered = Map.of(USER_CODE, form.line(USER_CODE));
        if (form.switchesLanguage()) {
            return pages.unchanged(CODE_PAGE, visit, entered, form);
        }
        Browser browser = visit.browser();
        try {
            guessing.begins(browser.clientIp());
        } catch (DomainException e) {
            return pages.throttled(Page.of(visit.entering(entered)), Pages.Templates::device, e);
        }
        Optional<DeviceAuthorization> waiting =
                UserCode.typed(form.line(USER_CODE)).flatMap(devices::waiting).filter(this::isInService);
        if (waiting.isEmpty()) {
            return pages.again(CODE_PAGE, visit, entered, Notice.DEVICE_CODE);
        }
        guessing.wasRight(browser.clientIp());
        SignInRequest request = request(waiting.get(), browser);
        return choice.withoutAsking(request)
                .map(session -> pages.toAsker(visit, request.answeredBy(session.id())))
                .orElseGet(() -> pages.toLogin(request));
    }

    /**
     * Creates a request to sign in to the application on the device; the answer leads to the page that asks for
     * consent.
     */
    private SignInRequest request(DeviceAuthorization device, Browser browser) {
        Instant now = clock.instant();
        return new SignInRequest(
                ids.next(),
                browser.agentId(),
                device.clientId(),
                new SignInRequest.Return(ANSWER, null),
                Wishes.anyoneOf(device.orgId()),
                Map.of(DEVICE, device.id()),
                now,
                now.plus(LIFETIME));
    }

    /** Shows the application and the account, and asks whether to allow the device. */
    @GET
    @Path(CONFIRM)
    @RunOnVirtualThread
    public Response confirm(@QueryParam(Form.REQUEST) @Nullable String id, @Context HttpServerRequest http) {
        Visit visit = visits.open(http, id);
        Optional<Question> asked = question(visit);
        if (asked.isEmpty()) {
            return pages.expired(id);
        }
        Question question = asked.get();
        Session session = choice.chosen(question.request()).orElse(null);
        UserView user = session == null ? null : accounts.byId(session.userId()).orElse(null);
        if (session == null || user == null) {
            return pages.to("/login", visit, Map.of());
        }
        if (!question.device().isWaiting(clock.instant())) {
            return end(visit, question, session);
        }
        Page page = Page.of(visit).with("displayName", user.displayName()).with("loginName", accounts.nameOf(user));
        return pages.show(page, Pages.Templates.deviceConfirm(page));
    }

    @POST
    @Path(CONFIRM)
    @RunOnVirtualThread
    public Response answer(MultivaluedMap<String, String> fields, @Context HttpServerRequest http) {
        Form form = new Form(fields);
        Optional<Visit> posted = visits.posted(http, form);
        Optional<Question> asked = posted.flatMap(this::question);
        if (posted.isEmpty() || asked.isEmpty()) {
            return pages.expired(form);
        }
        Visit visit = posted.get();
        Question question = asked.get();
        Session session = choice.chosen(question.request()).orElse(null);
        if (session == null) {
            return pages.to("/login", visit, Map.of());
        }
        String device = question.device().id();
        switch (form.line("answer")) {
            case "allow" -> devices.approve(device, session.id());
            case "deny" -> devices.deny(device);
            default -> {
                return pages.to(CONFIRM_PAGE, visit, Map.of());
            }
        }
        return end(visit, question, session);
    }

    @GET
    @Path("/done")
    @RunOnVirtualThread
    public Response done(@QueryParam("result") @Nullable String result, @Context HttpServerRequest http) {
        String what = "approved".equals(result) ? "device_approved" : "device_denied";
        Page page =
                Page.of(visits.open(http, null)).with("title", what + ".title").with("text", what + ".text");
        return pages.show(page, Pages.Templates.done(page));
    }

    /** Redirects to the page that says whether the device was allowed, also if the person submits an answer twice. */
    private Response end(Visit visit, Question question, Session session) {
        Optional<DeviceAuthorization> now = devices.find(question.device().id());
        if (now.filter(device -> device.wasAllowedBy(session.id())).isPresent()) {
            return pages.to(DONE_PAGE, visit, Map.of("result", "approved"));
        }
        return now.filter(DeviceAuthorization::wasDenied).isPresent()
                ? pages.to(DONE_PAGE, visit, Map.of("result", "denied"))
                : pages.expired(visit.sealed());
    }

    private Optional<Question> question(Visit visit) {
        SignInRequest request = visit.request();
        return request == null || !request.answer().path().equals(ANSWER)
                ? Optional.empty()
                : devices.find(request.detail(DEVICE)).map(device -> new Question(request, device));
    }

    private boolean isInService(DeviceAuthorization device) {
        return applications.client(device.clientId()).filter(Client::active).isPresent();
    }

    /** A request to sign in that {@link #enter} created, and the device that waits for consent. */
    private record Question(SignInRequest request, DeviceAuthorization device) {}
}
