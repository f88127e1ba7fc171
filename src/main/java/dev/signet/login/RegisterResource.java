package dev.signet.login;

import dev.signet.kernel.DomainException;
import dev.signet.throttling.TooManyAttempts;
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
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The page where people create their own account, if registration is allowed. */
@Path("/ui/login" + RegisterResource.PAGE)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class RegisterResource {
    static final String PAGE = "/register";
    private static final String SIGN_IN = "/login";

    private final Visits visits;
    private final Pages pages;
    private final Registration registration;
    private final ProgressSeal seal;
    private final SignIn signIn;
    private final Resumption resumption;
    private final MailDelivery mail;

    RegisterResource(
            Visits visits,
            Pages pages,
            Registration registration,
            ProgressSeal seal,
            SignIn signIn,
            Resumption resumption,
            MailDelivery mail) {
        this.visits = visits;
        this.pages = pages;
        this.registration = registration;
        this.seal = seal;
        this.signIn = signIn;
        this.resumption = resumption;
        this.mail = mail;
    }

    @GET
    @RunOnVirtualThread
    public Response ask(
            @QueryParam(Form.REQUEST) @Nullable String id,
            @QueryParam(Form.NOTICE) @Nullable String notice,
            @Context HttpServerRequest http) {
        Visit visit = visits.open(http, id);
        if (visit.request() == null) {
            return pages.expired(id);
        }
        if (!registration.isOpenTo(visit)) {
            return pages.to(SIGN_IN, visit, Notice.REGISTRATION_CLOSED);
        }
        Page page = page(visit).noting(Notice.of(notice));
        return pages.show(page, Pages.Templates.register(page));
    }

    @POST
    @RunOnVirtualThread
    public Response register(MultivaluedMap<String, String> fields, @Context HttpServerRequest http) {
        EvenPace pace = new EvenPace();
        Form form = new Form(fields);
        Optional<Visit> posted = visits.posted(http, form).filter(visit -> visit.request() != null);
        if (posted.isEmpty()) {
            return pages.expired(form);
        }
        Visit visit = posted.get();
        if (form.switchesLanguage()) {
            return pages.unchanged(PAGE, visit, entered(form), form);
        }
        String password = form.raw("newPassword");
        Optional<Notice> fault = Notice.ofNewPassword(password, form.raw("repeated"));
        if (fault.isPresent()) {
            return pages.again(PAGE, visit, entered(form), fault.get());
        }
        try {
            registration.register(
                    new Registration.Applicant(
                            form.line("firstName"),
                            form.line("lastName"),
                            form.line("email"),
                            password,
                            visit.texts().language()),
                    visit);
            pace.await();
            return toVerification(visit, form.line("email"));
        } catch (HashingOverloaded e) {
            return pages.again(PAGE, visit, entered(form), Notice.BUSY);
        } catch (DomainException e) {
            if (e.error().equals(LoginError.REGISTRATION_NOT_ALLOWED)) {
                return pages.to(SIGN_IN, visit, Notice.REGISTRATION_CLOSED);
            }
            if (TooManyAttempts.is(e.error())) {
                return pages.throttled(page(visit.entering(entered(form))), Pages.Templates::register, e);
            }
            e.rethrowUnlessRefusal();
            return pages.again(PAGE, visit, entered(form), Notice.ofRegistration(e.error()));
        }
    }

    /**
     * Redirects to the page for the mailed code, whether or not a mail was sent. On a server that cannot send mails, it
     * redirects back to the sign-in.
     */
    private Response toVerification(Visit visit, String email) {
        if (!mail.isConfigured()) {
            return pages.to(SIGN_IN, visit, Notice.REGISTERED_UNMAILED);
        }
        String state = seal.seal(Progress.named(email, signIn.now()), visit.agentId(), visit.requestId());
        return pages.to(
                RecoveryResource.VERIFY,
                visit,
                Map.of("state", state, Form.NOTICE, Notice.REGISTERED.value()),
                resumption.remembering(visit, email));
    }

    private Page page(Visit visit) {
        return Page.of(visit).with("mails", mail.isConfigured() ? "true" : "");
    }

    private static Map<String, String> entered(Form form) {
        return Map.of(
                "firstName", form.line("firstName"), "lastName", form.line("lastName"), "email", form.line("email"));
    }
}
