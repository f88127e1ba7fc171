package dev.signet.login;

import dev.signet.factor.FactorError;
import dev.signet.interaction.SignInRequests;
import dev.signet.kernel.DomainError;
import dev.signet.kernel.DomainException;
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
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The page that asks for a second factor, after the password. */
@Path("/ui/login" + FactorResource.PATH)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class FactorResource {
    static final String PATH = "/factor";
    private static final String WAY = "way";
    private static final String RECOVERY = "recovery";
    private static final int MAX_CODE = 20;

    private final Visits visits;
    private final Pages pages;
    private final SignIn signIn;
    private final SignInResource steps;
    private final ProgressSeal seal;
    private final Brands brands;

    FactorResource(Visits visits, Pages pages, SignIn signIn, SignInResource steps, ProgressSeal seal, Brands brands) {
        this.visits = visits;
        this.pages = pages;
        this.signIn = signIn;
        this.steps = steps;
        this.seal = seal;
        this.brands = brands;
    }

    @GET
    @RunOnVirtualThread
    public Response ask(
            @QueryParam(SignInRequests.PARAMETER) @Nullable String id,
            @QueryParam("state") @Nullable String state,
            @QueryParam(WAY) @Nullable String way,
            @QueryParam(Form.NOTICE) @Nullable String notice,
            @Context HttpServerRequest http) {
        Visit visit = visits.open(http, id);
        if (visit.request() == null) {
            return pages.expired(id);
        }
        String text = state == null ? "" : state;
        Optional<Progress> progress = steps.proven(text, visit);
        if (progress.isEmpty()) {
            return pages.to("/login", visit, Map.of());
        }
        if (signIn.wantsSetUp(progress.get(), visit)) {
            return pages.to(FactorSetUpResource.PATH, visit, Map.of("state", text));
        }
        Page page = Page.of(brands.known(visit, progress.get()))
                .with("state", text)
                .with(WAY, RECOVERY.equals(way) ? RECOVERY : "")
                .with("loginName", progress.get().loginName())
                .noting(Notice.of(notice));
        return pages.show(page, Pages.Templates.factor(page));
    }

    @POST
    @RunOnVirtualThread
    public Response prove(MultivaluedMap<String, String> fields, @Context HttpServerRequest http) {
        Form form = new Form(fields);
        Optional<Visit> posted = visits.postedAgain(http, form).filter(visit -> visit.request() != null);
        if (posted.isEmpty()) {
            return pages.expired(form);
        }
        Visit visit = posted.get();
        Optional<Progress> before = steps.proven(form.raw("state"), visit);
        if (before.isEmpty()) {
            return pages.to("/login", visit, Map.of());
        }
        if (form.switchesLanguage()) {
            Map<String, String> parameters = new HashMap<>(SignInResource.inOtherLanguage(form));
            parameters.put(WAY, way(form));
            return pages.to(PATH, visit, parameters);
        }
        String code = Form.line(form.raw("code"), MAX_CODE);
        try {
            return steps.proceed(
                    visit,
                    way(form).isEmpty()
                            ? signIn.proveCode(before.get(), code, visit.browser())
                            : signIn.proveRecoveryCode(before.get(), code, visit.browser()));
        } catch (DomainException e) {
            e.rethrowUnlessRefusal();
            return refused(visit, before.get(), way(form), e.error());
        }
    }

    private Response refused(Visit visit, Progress progress, String way, DomainError error) {
        Notice wrong = way.isEmpty() ? Notice.FACTOR_CODE : Notice.RECOVERY_CODE;
        Notice notice = error.equals(FactorError.BLOCKED) ? Notice.FACTOR_BLOCKED : wrong;
        String state = seal.seal(progress, visit.agentId(), visit.requestId());
        return pages.to(PATH, visit, Map.of("state", state, WAY, way, Form.NOTICE, notice.value()));
    }

    /** Which kind of code the form contains: {@link #RECOVERY}, or empty for one of an authenticator app. */
    private static String way(Form form) {
        return RECOVERY.equals(form.raw(WAY)) ? RECOVERY : "";
    }
}
