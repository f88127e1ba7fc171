package dev.signet.login;

import dev.signet.factor.FactorError;
import dev.signet.factor.totp.TotpSecret;
import dev.signet.interaction.PagePaths;
import dev.signet.interaction.SignInRequests;
import dev.signet.kernel.DomainException;
import io.nayuki.qrcodegen.QrCode;
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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The page on which a person sets up an authenticator app, because the login policy demands a second factor and the
 * person has none (A-9: nobody who has one gets here).
 *
 * <p>The secret is created by the first form and then travels sealed with the page, so that the page shows it again
 * after a reload or a wrong code, and nobody else is ever shown it: not even somebody who knows the password too.
 */
@Path("/ui/login" + FactorSetUpResource.PATH)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class FactorSetUpResource {
    static final String PATH = "/factor/setup";
    private static final String STATE = "state";
    private static final String SECRET = "setup";
    private static final int MAX_CODE = 20;
    /** Width of the margin of a QR code, in modules (ISO/IEC 18004). */
    private static final int QUIET = 4;

    private final Visits visits;
    private final Pages pages;
    private final SignIn signIn;
    private final SignInResource steps;
    private final ProgressSeal seal;
    private final EnteredSeal secrets;
    private final Brands brands;

    FactorSetUpResource(
            Visits visits,
            Pages pages,
            SignIn signIn,
            SignInResource steps,
            ProgressSeal seal,
            EnteredSeal secrets,
            Brands brands) {
        this.visits = visits;
        this.pages = pages;
        this.signIn = signIn;
        this.steps = steps;
        this.seal = seal;
        this.secrets = secrets;
        this.brands = brands;
    }

    @GET
    @RunOnVirtualThread
    public Response show(
            @QueryParam(SignInRequests.PARAMETER) @Nullable String id,
            @QueryParam(STATE) @Nullable String state,
            @QueryParam(SECRET) @Nullable String sealed,
            @QueryParam(Form.NOTICE) @Nullable String notice,
            @Context HttpServerRequest http) {
        Visit visit = visits.open(http, id);
        if (visit.request() == null) {
            return pages.expired(id);
        }
        String text = state == null ? "" : state;
        Optional<Progress> progress = due(text, visit);
        if (progress.isEmpty()) {
            return pages.to("/login", visit, Map.of());
        }
        Page page = Page.of(brands.known(visit, progress.get()))
                .with(STATE, text)
                .with("loginName", progress.get().loginName())
                .noting(Notice.of(notice));
        Map<String, String> secret = secrets.open(sealed, visit.agentId(), visit.requestId(), PagePaths.ROOT + PATH);
        Page shown = secret.isEmpty() || sealed == null ? page : withSecret(page, secret, sealed);
        return pages.show(shown, Pages.Templates.factorSetUp(shown));
    }

    @POST
    @RunOnVirtualThread
    public Response setUp(MultivaluedMap<String, String> fields, @Context HttpServerRequest http) {
        Form form = new Form(fields);
        Optional<Visit> posted = visits.postedAgain(http, form).filter(visit -> visit.request() != null);
        if (posted.isEmpty()) {
            return pages.expired(form);
        }
        Visit visit = posted.get();
        Optional<Progress> before =
                visit.browser().repeats() == null ? due(form.raw(STATE), visit) : steps.proven(form.raw(STATE), visit);
        if (before.isEmpty()) {
            return pages.to("/login", visit, Map.of());
        }
        String sealed = form.raw(SECRET);
        if (form.switchesLanguage()) {
            return again(visit, before.get(), sealed, Notice.of(form.raw(Form.NOTICE)));
        }
        if (sealed.isEmpty()) {
            TotpSecret secret = signIn.beginSetUp(before.get(), visit.browser());
            return again(visit, before.get(), sealed(secret, visit), null);
        }
        try {
            String code = Form.line(form.raw("code"), MAX_CODE);
            return steps.proceed(visit, signIn.setUp(before.get(), code, visit.browser()));
        } catch (DomainException e) {
            e.rethrowUnlessRefusal();
            Notice notice = e.error().equals(FactorError.BLOCKED) ? Notice.FACTOR_BLOCKED : Notice.FACTOR_CODE;
            return again(visit, before.get(), sealed, notice);
        }
    }

    /** The progress of a person who has to set up a second factor; empty if the person has one, or has proven nothing. */
    private Optional<Progress> due(String state, Visit visit) {
        return steps.proven(state, visit).filter(progress -> signIn.wantsSetUp(progress, visit));
    }

    private String sealed(TotpSecret secret, Visit visit) {
        return secrets.seal(
                Map.of("key", secret.grouped(), "uri", secret.uri()),
                visit.agentId(),
                visit.requestId(),
                PagePaths.ROOT + PATH);
    }

    private Response again(Visit visit, Progress progress, String sealed, @Nullable Notice notice) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put(STATE, seal.seal(progress, visit.agentId(), visit.requestId()));
        if (!sealed.isEmpty()) {
            parameters.put(SECRET, sealed);
        }
        if (notice != null) {
            parameters.put(Form.NOTICE, notice.value());
        }
        return pages.to(PATH, visit, parameters);
    }

    private static Page withSecret(Page page, Map<String, String> secret, String sealed) {
        QrCode code = QrCode.encodeText(secret.getOrDefault("uri", ""), QrCode.Ecc.MEDIUM);
        return page.with(SECRET, sealed)
                .with("key", secret.getOrDefault("key", ""))
                .with("uri", secret.getOrDefault("uri", ""))
                .with("size", String.valueOf(code.size + 2 * QUIET))
                .with("picture", path(code));
    }

    /** The dark modules as an SVG path. */
    private static String path(QrCode code) {
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    path.append('M')
                            .append(x + QUIET)
                            .append(',')
                            .append(y + QUIET)
                            .append("h1v1h-1z");
                }
            }
        }
        return path.toString();
    }
}
