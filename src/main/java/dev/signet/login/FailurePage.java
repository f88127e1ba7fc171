package dev.signet.login;

import dev.signet.interaction.ErrorPage;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Locale;

/** The error page. It is rendered from the request alone, so that it can be shown even if the database is down. */
@Singleton
final class FailurePage implements ErrorPage {
    private final Visits visits;
    private final Pages pages;
    private final String start;

    FailurePage(Visits visits, Pages pages, LoginConfig config) {
        this.visits = visits;
        this.pages = pages;
        this.start = config.defaultRedirect().map(URI::toString).orElse("");
    }

    @Override
    public Response show(Reason reason, HttpServerRequest http) {
        Page page = Page.of(visits.unrecognised(http))
                .with("reason", "error." + reason.name().toLowerCase(Locale.ROOT))
                .with("home", reason == Reason.NO_PAGE ? start : "");
        return pages.show(page, Pages.Templates.error(page), Response.Status.fromStatusCode(reason.status()));
    }
}
