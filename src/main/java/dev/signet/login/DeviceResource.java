package dev.signet.login;

import dev.signet.application.ApplicationQueries;
import dev.signet.application.Client;
import dev.signet.kernel.DomainException;
import dev.signet.oidc.authorize.AuthRequest;
import dev.signet.oidc.authorize.PageRequests;
import dev.signet.oidc.device.CodeGuessing;
import dev.signet.oidc.device.DeviceAuthorization;
import dev.signet.oidc.device.DeviceAuthorizationResource;
import dev.signet.oidc.device.DeviceAuthorizations;
import dev.signet.oidc.device.UserCode;
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
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The pages where a person allows a device (RFC 8628 section 3.3): the code, the usual sign-in if needed, then a question
 * that names the application, also where the code came with the address (section 5.4).
 */
@Path(DeviceAuthorizationResource.PAGE)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class DeviceResource {
    private static final String CONFIRM = "/confirm";
    private static final String CODE_PAGE = "/device";
    private static final String CONFIRM_PAGE = CODE_PAGE + CONFIRM;
    private static final String DONE_PAGE = CODE_PAGE + "/done";
    private static final String USER_CODE = "user_code";

    private final Visits visits;
    private final Pages pages;
    private final Accounts accounts;
    private final ApplicationQueries applications;
    private final DeviceAuthorizations devices;
    private final PageRequests requests;
    private final CodeGuessing guessing;

    DeviceResource(
            Visits visits,
            Pages pages,
            Accounts accounts,
            ApplicationQueries applications,
            DeviceAuthorizations devices,
            PageRequests requests,
            CodeGuessing guessing) {
        this.visits = visits;
        this.pages = pages;
        this.accounts = accounts;
        this.applications = applications;
        this.devices = devices;
        this.requests = requests;
        this.guessing = guessing;
    }

    /** Asks for the code; one in the address is filled in, for the person to compare, and not yet looked up. */
    @GET
    @RunOnVirtualThread
    public Response ask(
            @QueryParam(USER_CODE) @Nullable String userCode,
            @QueryParam("notice") @Nullable String notice,
            @Context HttpServerRequest http) {
        String shown = UserCode.typed(userCode == null ? "" : userCode)
                .map(UserCode::shown)
                .orElse("");
        Page page = Page.of(visits.open(http, null)).noting(Notice.of(notice)).with(USER_CODE, shown);
        return pages.show(page, Pages.Templates.device(page));
    }

    @POST
    @RunOnVirtualThread
    public Response enter(MultivaluedMap<String, String> fields, @Context HttpServerRequest http) {
        Form form = new Form(fields);
        Optional<Visit> posted = visits.posted(http, form);
        if (posted.isEmpty()) {
            return pages.expired();
        }
        Page entered = Page.of(posted.get()).with(USER_CODE, form.line(USER_CODE));
        if (form.switchesLanguage()) {
            return pages.again(entered, Pages.Templates::device);
        }
        Browser browser = posted.get().browser();
        try {
            guessing.begins(browser.clientIp());
        } catch (DomainException e) {
            return pages.throttled(entered, Pages.Templates::device, e);
        }
        Optional<DeviceAuthorization> waiting =
                UserCode.typed(form.line(USER_CODE)).flatMap(devices::waiting).filter(this::isInService);
        if (waiting.isEmpty()) {
            return pages.again(entered.noting(Notice.DEVICE_CODE), Pages.Templates::device);
        }
        guessing.wasRight(browser.clientIp());
        DeviceAuthorization device = waiting.get();
        AuthRequest request = requests.begin(
                browser.agentId(),
                device.clientId(),
                device.scopes(),
                device.orgId(),
                DeviceAuthorizationResource.PAGE + CONFIRM,
                device.id());
        return pages.toCallback(request);
    }

    /** Names the application and the account, and asks. */
    @GET
    @Path(CONFIRM)
    @RunOnVirtualThread
    public Response confirm(@QueryParam("authRequestID") @Nullable String id, @Context HttpServerRequest http) {
        Visit visit = visits.open(http, id);
        Optional<Question> asked = question(visit);
        if (asked.isEmpty()) {
            return pages.expired();
        }
        Question question = asked.get();
        return requests.session(question.request())
                .flatMap(session -> accounts.byId(session.userId()))
                .map(user -> {
                    Page page = Page.of(visit)
                            .with("displayName", user.displayName())
                            .with("loginName", accounts.nameOf(user));
                    return pages.show(page, Pages.Templates.deviceConfirm(page));
                })
                .orElseGet(() -> pages.to("/login", visit, Map.of()));
    }

    @POST
    @Path(CONFIRM)
    @RunOnVirtualThread
    public Response answer(MultivaluedMap<String, String> fields, @Context HttpServerRequest http) {
        Form form = new Form(fields);
        Optional<Visit> posted = visits.posted(http, form);
        Optional<Question> asked = posted.flatMap(this::question);
        if (posted.isEmpty() || asked.isEmpty()) {
            return pages.expired();
        }
        Visit visit = posted.get();
        Question question = asked.get();
        return switch (form.line("answer")) {
            case "allow" ->
                requests.session(question.request())
                        .map(session -> end(
                                visit,
                                question,
                                devices.approve(question.device().id(), session.id()),
                                "approved"))
                        .orElseGet(() -> pages.to("/login", visit, Map.of()));
            case "deny" -> end(visit, question, devices.deny(question.device().id()), "denied");
            default -> pages.to(CONFIRM_PAGE, visit, Map.of());
        };
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

    private Response end(Visit visit, Question question, boolean effective, String result) {
        requests.end(question.request());
        return effective ? pages.to(DONE_PAGE, visit, Map.of("result", result)) : pages.expired();
    }

    private Optional<Question> question(Visit visit) {
        AuthRequest request = visit.request();
        String deviceId = request == null ? null : request.state();
        if (request == null
                || deviceId == null
                || !request.redirectUri().equals(DeviceAuthorizationResource.PAGE + CONFIRM)) {
            return Optional.empty();
        }
        return devices.waiting(deviceId).map(device -> new Question(request, device));
    }

    private boolean isInService(DeviceAuthorization device) {
        return applications.client(device.clientId()).filter(Client::active).isPresent();
    }

    /** A sign-in for this page, and the device it is about, which still waits. */
    private record Question(AuthRequest request, DeviceAuthorization device) {}
}
