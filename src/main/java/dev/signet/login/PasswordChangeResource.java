package dev.signet.login;

import dev.signet.kernel.DomainException;
import dev.signet.user.view.UserView;
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

/**
 * The page that asks for a new password before the session begins. It asks for the current password again (security
 * rule 16), so that nobody else can set a password on a page that was left open.
 */
@Path("/ui/login" + PasswordChangeResource.PATH)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class PasswordChangeResource {
    static final String PATH = "/password/change";

    private final Visits visits;
    private final Pages pages;
    private final SignIn signIn;
    private final SignInResource steps;
    private final ProgressSeal seal;
    private final Accounts accounts;
    private final Languages languages;
    private final Brands brands;

    PasswordChangeResource(
            Visits visits,
            Pages pages,
            SignIn signIn,
            SignInResource steps,
            ProgressSeal seal,
            Accounts accounts,
            Languages languages,
            Brands brands) {
        this.visits = visits;
        this.pages = pages;
        this.signIn = signIn;
        this.steps = steps;
        this.seal = seal;
        this.accounts = accounts;
        this.languages = languages;
        this.brands = brands;
    }

    @GET
    @RunOnVirtualThread
    public Response ask(
            @QueryParam(Form.REQUEST) @Nullable String id,
            @QueryParam("state") @Nullable String state,
            @QueryParam(Form.NOTICE) @Nullable String notice,
            @Context HttpServerRequest http) {
        Visit visit = visits.open(http, id);
        if (visit.request() == null) {
            return pages.expired(id);
        }
        String text = state == null ? "" : state;
        Optional<Progress> progress = proven(text, visit);
        if (progress.isEmpty()) {
            return pages.to("/login", visit, Map.of());
        }
        Optional<UserView> due = dueFor(progress.get());
        if (due.isEmpty()) {
            return pages.to("/login", visit, Map.of());
        }
        Page page = page(visit, progress.get(), text, due.get()).noting(Notice.of(notice));
        return pages.show(page, Pages.Templates.change(page));
    }

    /**
     * The user whose password must be changed; empty if it has been changed since, for example because the person went
     * back to this page.
     */
    private Optional<UserView> dueFor(Progress progress) {
        return accounts.byId(progress.userId())
                .filter(user -> user.human() != null && user.human().passwordChangeRequired());
    }

    private Page page(Visit visit, Progress progress, String state, UserView user) {
        // the password has been proven, so the page may use the person's language
        UserView.Human human = user.human();
        String preferred = human == null ? "" : human.profile().preferredLanguage();
        return Page.of(brands.known(visit, progress).in(languages, preferred))
                .with("state", state)
                .with("loginName", progress.loginName());
    }

    @POST
    @RunOnVirtualThread
    public Response change(MultivaluedMap<String, String> fields, @Context HttpServerRequest http) {
        Form form = new Form(fields);
        Optional<Visit> posted = visits.postedAgain(http, form).filter(visit -> visit.request() != null);
        if (posted.isEmpty()) {
            return pages.expired(form);
        }
        Visit visit = posted.get();
        Optional<Progress> before = proven(form.raw("state"), visit);
        if (before.isEmpty()) {
            return pages.to("/login", visit, Map.of());
        }
        if (form.switchesLanguage()) {
            return pages.to(PATH, visit, SignInResource.inOtherLanguage(form));
        }
        String password = form.raw("newPassword");
        Optional<Notice> fault = Notice.ofNewPassword(password, form.raw("repeated"));
        if (fault.isPresent()) {
            return steps.refused(PATH, visit, before.get(), fault.get());
        }
        try {
            return steps.proceed(
                    visit, signIn.changePassword(before.get(), form.raw("password"), password, visit.browser()));
        } catch (HashingOverloaded e) {
            return steps.refused(PATH, visit, before.get(), Notice.BUSY);
        } catch (DomainException e) {
            e.rethrowUnlessRefusal();
            if (dueFor(before.get()).isEmpty()) {
                return pages.to("/login", visit, Map.of());
            }
            Notice notice = Notice.ofNewPassword(e.error()).orElse(Notice.PRESENT_PASSWORD);
            return steps.refused(PATH, visit, before.get(), notice);
        }
    }

    private Optional<Progress> proven(String state, Visit visit) {
        return seal.open(state, visit.agentId(), visit.requestId()).filter(signIn::mayChangePassword);
    }
}
