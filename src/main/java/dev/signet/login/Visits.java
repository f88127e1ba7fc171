package dev.signet.login;

import dev.signet.application.ApplicationQueries;
import dev.signet.application.Client;
import dev.signet.interaction.Caller;
import dev.signet.interaction.SignInRequest;
import dev.signet.interaction.SignInRequests;
import dev.signet.jdbc.Database;
import dev.signet.session.AgentCookie;
import dev.signet.vault.Digests;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.NewCookie;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Recognizes the browser and its request, and refuses forms that were not sent by a page of this server: the browser's
 * cookie is SameSite=Lax, and each form returns a token derived from the browser's id, the request's id and a secret
 * key.
 */
@Singleton
final class Visits {
    private static final String CSRF = "csrf";
    private static final int MAX_ACCEPT_LANGUAGE = 500;
    private static final int MAX_LANGUAGE = 35;

    private final Database database;
    private final AgentCookie cookies;
    private final KnownBrowsers knownBrowsers;
    private final SignInRequests requests;
    private final ApplicationQueries applications;
    private final Languages languages;
    private final Brands brands;
    private final Digests digests;
    private final LanguageCookie chosen;
    private final EnteredSeal enteredSeal;

    Visits(
            Database database,
            AgentCookie cookies,
            KnownBrowsers knownBrowsers,
            SignInRequests requests,
            ApplicationQueries applications,
            Languages languages,
            Brands brands,
            Digests digests,
            LanguageCookie chosen,
            EnteredSeal enteredSeal) {
        this.database = database;
        this.cookies = cookies;
        this.knownBrowsers = knownBrowsers;
        this.requests = requests;
        this.applications = applications;
        this.languages = languages;
        this.brands = brands;
        this.digests = digests;
        this.chosen = chosen;
        this.enteredSeal = enteredSeal;
    }

    /** Opens a page; a browser without a valid cookie gets a new one. */
    Visit open(HttpServerRequest http, @Nullable String sealed) {
        String wanted = Form.line(http.getParam(Form.LANGUAGE), MAX_LANGUAGE);
        Recognised known = recognised(http, sealed);
        if (known.agent().isPresent()) {
            Visit visit = visit(browser(http, known.agent().get(), null, wanted), sealed, known.client());
            String entered = http.getParam(EnteredSeal.PARAMETER);
            return visit.entering(
                    enteredSeal.open(entered, visit.agentId(), visit.requestId(), String.valueOf(http.path())));
        }
        AgentCookie.Issued issued = cookies.begin();
        AgentCookie.Agent fresh = new AgentCookie.Agent(issued.agentId(), true);
        return visit(browser(http, fresh, issued.cookie(), wanted), sealed, known.client());
    }

    /**
     * The browser that the cookie identifies, and the application that the sealed request names. The request may belong
     * to another browser.
     */
    private record Recognised(
            Optional<AgentCookie.Agent> agent, @Nullable Client client) {}

    private Recognised recognised(HttpServerRequest http, @Nullable String sealed) {
        Optional<String> clientId = requests.open(sealed).map(SignInRequest::clientId);
        if (clientId.isEmpty() && cookie(http) == null) {
            return new Recognised(Optional.empty(), null);
        }
        return database.together(sql -> {
            Supplier<Optional<AgentCookie.Agent>> agent = cookies.recognise(sql, cookie(http));
            Client client =
                    clientId.flatMap(id -> applications.client(sql, id).first()).orElse(null);
            return new Recognised(agent.get(), client);
        });
    }

    /** Accepts a form; empty if no page of this server showed the form in this browser. */
    Optional<Visit> posted(HttpServerRequest http, Form form) {
        String sealed = form.raw(Form.REQUEST);
        Recognised known = recognised(http, sealed);
        return known.agent()
                .map(agent -> visit(browser(http, agent, null, form.line(Form.LANGUAGE)), sealed, known.client()))
                .filter(visit -> isOurs(visit, form));
    }

    /**
     * Accepts a form that completes a sign-in even if it is submitted twice: the second submission carries the cookie
     * that the response to the first one replaced. {@link SignIn#complete} then lets only the same user sign in.
     */
    Optional<Visit> postedAgain(HttpServerRequest http, Form form) {
        return posted(http, form)
                .or(() -> cookies.replaced(cookie(http))
                        .map(replaced -> visit(
                                browser(
                                                http,
                                                new AgentCookie.Agent(replaced.agentId(), false),
                                                null,
                                                form.line(Form.LANGUAGE))
                                        .repeating(replaced.userId()),
                                form.raw(Form.REQUEST),
                                recognised(http, form.raw(Form.REQUEST)).client()))
                        .filter(visit -> isOurs(visit, form)));
    }

    private boolean isOurs(Visit visit, Form form) {
        return Digests.same(csrf(visit.agentId(), visit.requestId()), form.raw(Form.CSRF));
    }

    /** A visit for a page that must be shown without any query to the database. */
    Visit unrecognised(HttpServerRequest http) {
        Browser browser = browser(http, new AgentCookie.Agent("", true), null, "");
        return new Visit(
                browser, null, "", null, languages.login(browser.languages()), () -> Brand.OF_SERVER, "", Map.of());
    }

    private Browser browser(
            HttpServerRequest http, AgentCookie.Agent agent, @Nullable NewCookie fresh, String wantedLanguage) {
        String value = cookie(http);
        return new Browser(
                agent.id(),
                agent.isNew(),
                fresh,
                fresh != null || value == null ? null : cookies.digest(value),
                null,
                Caller.address(http),
                Caller.userAgent(http.getHeader("User-Agent")),
                accepted(http),
                chosen.chosen(http, wantedLanguage),
                query(http),
                cookie(http, knownBrowsers.name()));
    }

    private static String query(HttpServerRequest http) {
        String query = http.query() == null ? "" : http.query();
        return Arrays.stream(query.split("&"))
                .filter(part -> !part.isEmpty() && !part.startsWith(Form.LANGUAGE + '='))
                .collect(Collectors.joining("&"));
    }

    /**
     * @param asking the application that the sealed request names, whether or not the request is one of this browser
     */
    private Visit visit(Browser browser, @Nullable String sealed, @Nullable Client asking) {
        SignInRequest request = requests.find(sealed, browser.agentId()).orElse(null);
        Client client = request == null ? null : asking;
        List<String> preferred = new ArrayList<>();
        if (browser.chosen() != null) {
            preferred.add(browser.chosen().tag());
        }
        if (request != null) {
            preferred.addAll(request.wishes().uiLocales());
        }
        preferred.addAll(browser.languages());
        String token = csrf(browser.agentId(), request == null ? "" : request.id());
        return new Visit(
                browser,
                request,
                request == null || sealed == null ? "" : sealed,
                client,
                languages.login(preferred),
                brands.of(request, client),
                token,
                Map.of());
    }

    private String csrf(String agentId, String requestId) {
        return digests.token(CSRF, agentId + '/' + requestId);
    }

    private @Nullable String cookie(HttpServerRequest http) {
        return cookie(http, cookies.name());
    }

    private static @Nullable String cookie(HttpServerRequest http, String name) {
        Cookie cookie = http.getCookie(name);
        return cookie == null ? null : cookie.getValue();
    }

    private static List<String> accepted(HttpServerRequest http) {
        String header = http.getHeader("Accept-Language");
        if (header == null || header.isBlank() || header.length() > MAX_ACCEPT_LANGUAGE) {
            return List.of();
        }
        try {
            return Locale.LanguageRange.parse(header).stream()
                    .map(Locale.LanguageRange::getRange)
                    .filter(range -> !range.contains("*"))
                    .toList();
        } catch (IllegalArgumentException e) {
            return List.of();
        }
    }
}
