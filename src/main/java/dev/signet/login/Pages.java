package dev.signet.login;

import dev.signet.interaction.PagePaths;
import dev.signet.interaction.SignInRequest;
import dev.signet.interaction.SignInRequests;
import dev.signet.kernel.DomainException;
import dev.signet.throttling.TooManyAttempts;
import dev.signet.token.Issuer;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Sends pages and redirects to pages, with headers that prevent framing, caching and foreign scripts. */
@Singleton
final class Pages {
    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:");
    private static final Pattern SEALED = Pattern.compile("[A-Za-z0-9_-]{1,8200}");

    private final Issuer issuer;
    private final LanguageCookie languages;
    private final SignInRequests requests;
    private final EnteredSeal enteredSeal;
    private final Resumption resumption;

    Pages(
            Issuer issuer,
            LanguageCookie languages,
            SignInRequests requests,
            EnteredSeal enteredSeal,
            Resumption resumption) {
        this.issuer = issuer;
        this.languages = languages;
        this.requests = requests;
        this.enteredSeal = enteredSeal;
        this.resumption = resumption;
    }

    Response show(Page page, TemplateInstance template) {
        return show(page, template, Response.Status.OK);
    }

    Response show(Page page, TemplateInstance template, Response.Status status) {
        return shown(page, template, status).build();
    }

    private Response.ResponseBuilder shown(Page page, TemplateInstance template, Response.Status status) {
        // Reads the branding here, so that a failure of the database is not reported as one of the template.
        page.brand();
        String html = template.render();
        Response.ResponseBuilder response = hardened(Response.status(status))
                .type(MediaType.TEXT_HTML_TYPE.withCharset("utf-8"))
                .header(HttpHeaders.CONTENT_LANGUAGE, page.lang())
                .header("Content-Security-Policy", policy(page.visit().request()))
                .entity(html);
        begin(page.visit(), response);
        return response;
    }

    /** Sets the cookies of a browser that is new here, or in which the person chose a language. */
    private void begin(Visit visit, Response.ResponseBuilder response) {
        NewCookie fresh = visit.browser().fresh();
        if (fresh != null) {
            response.cookie(fresh);
        }
        Browser.ChosenLanguage chosen = visit.browser().chosen();
        if (chosen != null && chosen.now()) {
            response.cookie(languages.remembering(chosen));
        }
    }

    /**
     * Redirects from a refused form to its own page, which shows the values that were entered. Because the browser gets
     * the page with a GET request, a reload and the back button show it again instead of asking whether to send the
     * form again.
     */
    Response again(String path, Visit visit, Map<String, String> entered, Notice notice) {
        return shownAgain(path, visit, entered, notice);
    }

    /**
     * Does the same as {@link #again} for a form that was not processed, for example because it only chose another
     * language. The page shows the notice that it showed before.
     */
    Response unchanged(String path, Visit visit, Map<String, String> entered, Form form) {
        return shownAgain(path, visit, entered, Notice.of(form.raw(Form.NOTICE)));
    }

    private Response shownAgain(String path, Visit visit, Map<String, String> entered, @Nullable Notice notice) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put(
                EnteredSeal.PARAMETER,
                enteredSeal.seal(entered, visit.agentId(), visit.requestId(), PagePaths.ROOT + path));
        if (notice != null) {
            parameters.put(Form.NOTICE, notice.value());
        }
        return to(path, visit, parameters);
    }

    /** Shows a form that was submitted too often, with status 429; throws any other error again. */
    Response throttled(Page page, Function<Page, TemplateInstance> template, DomainException refusal) {
        if (!TooManyAttempts.is(refusal.error())) {
            throw refusal;
        }
        Page noting = page.noting(Notice.THROTTLED);
        return shown(noting, template.apply(noting), Response.Status.TOO_MANY_REQUESTS)
                .header(
                        HttpHeaders.RETRY_AFTER,
                        refusal.error().retryAfterSeconds().orElseThrow())
                .build();
    }

    /** Redirects to another page after a form. */
    Response to(String path, Visit visit, Map<String, String> parameters) {
        return to(path, visit, parameters, null);
    }

    /** Redirects to a page that shows what happened. */
    Response to(String path, Visit visit, Notice notice) {
        return to(path, visit, Map.of(Form.NOTICE, notice.value()));
    }

    /** Redirects to a page and sets or deletes a cookie, unless the cookie is null. */
    Response to(String path, Visit visit, Map<String, String> parameters, @Nullable NewCookie cookie) {
        Response.ResponseBuilder response = seeOther(Page.path(path, visit, parameters));
        begin(visit, response);
        return (cookie == null ? response : response.cookie(cookie)).build();
    }

    /**
     * Redirects to the path that takes the answer to the request, and sets the cookies of a browser that has just
     * signed in. It also deletes the {@link Resumption} cookie, so that a link in a mail no longer leads to this
     * request, which has its answer now.
     */
    Response toAsker(Visit visit, SignInRequest answered, List<NewCookie> cookies) {
        return asker(visit, answered)
                .cookie(cookies.toArray(NewCookie[]::new))
                .cookie(resumption.forgetting())
                .build();
    }

    Response toAsker(Visit visit, SignInRequest answered) {
        return toAsker(visit, answered, List.of());
    }

    // Browsers apply the form-action policy to every redirect that follows a form. A web application may redirect a
    // person to any site, so the redirect to it starts at a page of its own instead of at the form (ADR 20). An
    // address of another scheme cannot redirect further, so it needs no such page.
    private Response.ResponseBuilder asker(Visit visit, SignInRequest answered) {
        String sealed = requests.sealAgain(answered);
        SignInRequest.Return answer = answered.answer();
        return seeOther(
                answer.leadsToWeb()
                        ? Page.path("/continue", visit.with(answered, sealed), Map.of())
                        : answer.path() + sealed);
    }

    /** Redirects to the first page of a sign-in, for a request that a page of this server created. */
    Response toLogin(SignInRequest request) {
        return seeOther(PagePaths.signIn(requests.sealAgain(request))).build();
    }

    /**
     * Redirects to the error page, because the page belongs to no open request of this browser. If a sealed request is
     * given, even one that has expired, the error page links to its application. Null means that the page was opened
     * without any request.
     */
    Response expired(@Nullable String sealed) {
        if (sealed == null) {
            return seeOther(PagePaths.error(EndResource.UNSTARTED)).build();
        }
        boolean carried = SEALED.matcher(sealed).matches();
        return seeOther(carried ? PagePaths.error(EndResource.EXPIRED, sealed) : PagePaths.error(EndResource.EXPIRED))
                .build();
    }

    Response expired(Form form) {
        return expired(form.raw(Form.REQUEST));
    }

    // The address is built from the configured external URL only.
    private Response.ResponseBuilder seeOther(String path) {
        return hardened(Response.status(Response.Status.SEE_OTHER).header(HttpHeaders.LOCATION, issuer.url() + path));
    }

    private static Response.ResponseBuilder hardened(Response.ResponseBuilder response) {
        return response.header(HttpHeaders.CACHE_CONTROL, "no-store").header("Referrer-Policy", "no-referrer");
    }

    private static String policy(@Nullable SignInRequest request) {
        return "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; script-src 'self'; frame-ancestors 'none';"
                + " base-uri 'none'; form-action 'self'" + (request == null ? "" : source(request.answer()));
    }

    // Returns the address to add to form-action: one that the form redirects to directly, which is never a web address.
    // Web applications are reached through /continue; see {@code asker}.
    private static String source(SignInRequest.Return answer) {
        String home = answer.home();
        return home == null || answer.leadsToWeb() || !SCHEME.matcher(home).matches() ? "" : ' ' + home;
    }

    @CheckedTemplate(basePath = "login")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance name(Page page);

        static native TemplateInstance password(Page page);

        static native TemplateInstance select(Page page);

        static native TemplateInstance change(Page page);

        static native TemplateInstance factor(Page page);

        static native TemplateInstance factorSetUp(Page page);

        static native TemplateInstance forgot(Page page);

        static native TemplateInstance reset(Page page);

        static native TemplateInstance initialize(Page page);

        static native TemplateInstance verify(Page page);

        static native TemplateInstance register(Page page);

        static native TemplateInstance logout(Page page);

        static native TemplateInstance device(Page page);

        static native TemplateInstance deviceConfirm(Page page);

        static native TemplateInstance onward(Page page);

        static native TemplateInstance done(Page page);

        static native TemplateInstance error(Page page);
    }
}
