package dev.signet.login;

import dev.signet.kernel.DomainException;
import dev.signet.oidc.authorize.AuthRequest;
import dev.signet.throttling.TooManyAttempts;
import dev.signet.token.Issuer;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Sends pages, and redirects to them, with the headers that keep them from being framed, cached or scripted. */
@Singleton
final class Pages {
    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*");
    private static final Pattern AUTHORITY = Pattern.compile("[A-Za-z0-9.:\\[\\]-]+");
    private static final String CALLBACK = "/oauth/v2/authorize/callback?id=";

    private final Issuer issuer;
    private final LanguageCookie languages;

    Pages(Issuer issuer, LanguageCookie languages) {
        this.issuer = issuer;
        this.languages = languages;
    }

    Response show(Page page, TemplateInstance template) {
        return show(page, template, Response.Status.OK);
    }

    Response show(Page page, TemplateInstance template, Response.Status status) {
        return shown(page, template, status).build();
    }

    private Response.ResponseBuilder shown(Page page, TemplateInstance template, Response.Status status) {
        String html = template.render();
        Response.ResponseBuilder response = hardened(Response.status(status))
                .type(MediaType.TEXT_HTML_TYPE.withCharset("utf-8"))
                .header(HttpHeaders.CONTENT_LANGUAGE, page.lang())
                .header("Content-Security-Policy", policy(page.visit().request()))
                .entity(html);
        NewCookie fresh = page.visit().browser().fresh();
        if (fresh != null) {
            response.cookie(fresh);
        }
        Browser.ChosenLanguage chosen = page.visit().browser().chosen();
        if (chosen != null && chosen.now()) {
            response.cookie(languages.remembering(chosen));
        }
        return response;
    }

    /** The page of a form again, with what was entered: because of what it notes, or to see it in another language. */
    Response again(Page page, Function<Page, TemplateInstance> template) {
        Notice notice = page.notice();
        Response.Status status = notice == null
                ? Response.Status.OK
                : notice == Notice.BUSY ? Response.Status.SERVICE_UNAVAILABLE : Response.Status.BAD_REQUEST;
        return show(page, template.apply(page), status);
    }

    /** The page of a form that was sent too often; any other refusal is thrown on. */
    Response throttled(Page page, Function<Page, TemplateInstance> template, DomainException refusal) {
        if (!(refusal.error() instanceof TooManyAttempts attempts)) {
            throw refusal;
        }
        Page noting = page.noting(Notice.THROTTLED);
        return shown(noting, template.apply(noting), Response.Status.TOO_MANY_REQUESTS)
                .header(HttpHeaders.RETRY_AFTER, attempts.seconds())
                .build();
    }

    /** To another page, after a form. */
    Response to(String path, Visit visit, Map<String, String> parameters) {
        return seeOther(Page.path(path, visit, parameters)).build();
    }

    /** To the same or another page that tells what happened. */
    Response to(String path, Visit visit, Notice notice) {
        return to(path, visit, Map.of("notice", notice.value()));
    }

    /** To a page, after something that the browser has to remember or forget; null for nothing. */
    Response to(String path, Visit visit, Map<String, String> parameters, @Nullable NewCookie cookie) {
        Response.ResponseBuilder response = seeOther(Page.path(path, visit, parameters));
        return (cookie == null ? response : response.cookie(cookie)).build();
    }

    /** Back to the protocol, which answers the application. */
    Response toCallback(AuthRequest request, List<NewCookie> cookies) {
        return seeOther(CALLBACK + request.id())
                .cookie(cookies.toArray(NewCookie[]::new))
                .build();
    }

    Response toCallback(AuthRequest request) {
        return toCallback(request.id());
    }

    Response toCallback(String requestId) {
        return seeOther(CALLBACK + requestId).build();
    }

    /** The page belongs to no request of this browser that is still open. */
    Response expired() {
        return seeOther("/ui/login/error?reason=expired").build();
    }

    // Addresses are built from the configured external URL alone.
    private Response.ResponseBuilder seeOther(String path) {
        return hardened(Response.status(Response.Status.SEE_OTHER).header(HttpHeaders.LOCATION, issuer.url() + path));
    }

    private static Response.ResponseBuilder hardened(Response.ResponseBuilder response) {
        return response.header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Referrer-Policy", "no-referrer")
                .header("X-Content-Type-Options", "nosniff");
    }

    private static String policy(@Nullable AuthRequest request) {
        return "default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self'; frame-ancestors 'none';"
                + " base-uri 'none'; form-action 'self'" + (request == null ? "" : source(request.redirectUri()));
    }

    // Chromium holds form-action against the redirects that follow a form, too, so the application has to be in it.
    private static String source(String redirectUri) {
        URI uri = URI.create(redirectUri);
        String scheme = uri.getScheme();
        String authority = uri.getRawAuthority();
        if (scheme == null || !SCHEME.matcher(scheme).matches()) {
            return "";
        }
        boolean web = scheme.equals("http") || scheme.equals("https");
        if (!web) {
            return ' ' + scheme + ':';
        }
        return authority != null && AUTHORITY.matcher(authority).matches() ? ' ' + scheme + "://" + authority : "";
    }

    @CheckedTemplate(basePath = "login")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance name(Page page);

        static native TemplateInstance password(Page page);

        static native TemplateInstance select(Page page);

        static native TemplateInstance change(Page page);

        static native TemplateInstance forgot(Page page);

        static native TemplateInstance reset(Page page);

        static native TemplateInstance initialize(Page page);

        static native TemplateInstance verify(Page page);

        static native TemplateInstance register(Page page);

        static native TemplateInstance logout(Page page);

        static native TemplateInstance device(Page page);

        static native TemplateInstance deviceConfirm(Page page);

        static native TemplateInstance done(Page page);

        static native TemplateInstance error(Page page);
    }
}
