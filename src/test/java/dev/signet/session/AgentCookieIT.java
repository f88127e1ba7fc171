package dev.signet.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jdbc.Database;
import dev.signet.vault.Digests;
import dev.signet.vault.password.TokenGenerator;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.NewCookie;
import java.net.URI;
import java.time.Clock;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AgentCookieIT {

    @Inject
    AgentCookie cookies;

    @Inject
    Database database;

    @Inject
    Digests digests;

    @Inject
    TokenGenerator generator;

    @Inject
    SessionLifetime lifetime;

    @Inject
    Clock clock;

    @Test
    void a_new_browser_is_recognised_without_a_row_in_the_database() {
        AgentCookie.Issued issued = cookies.begin();

        assertThat(cookies.agentId(issued.cookie().getValue())).contains(issued.agentId());
        assertThat(rows(issued.agentId())).isZero();
    }

    @Test
    void a_sign_in_replaces_the_value_and_keeps_the_agent_id_a24() {
        AgentCookie.Issued first = cookies.begin();
        NewCookie second = renew(first.agentId());
        NewCookie third = renew(first.agentId());

        assertThat(cookies.agentId(first.cookie().getValue())).isEmpty();
        assertThat(cookies.agentId(second.getValue())).isNotEqualTo(java.util.Optional.of(first.agentId()));
        assertThat(cookies.agentId(third.getValue())).contains(first.agentId());
        assertThat(rows(first.agentId())).isEqualTo(1);
    }

    @Test
    void the_agent_id_is_not_accepted_as_a_cookie_value() {
        String agentId = cookies.begin().agentId();
        NewCookie cookie = renew(agentId);

        assertThat(cookies.agentId(agentId)).isEmpty();
        assertThat(cookies.agentId(null)).isEmpty();
        assertThat(cookies.agentId("")).isEmpty();
        assertThat(agentId).isNotEqualTo(cookie.getValue());
    }

    @Test
    void the_cookie_is_sent_to_this_host_only_and_hidden_from_scripts() {
        AgentCookie https =
                new AgentCookie(database, digests, generator, lifetime, clock, URI.create("https://id.example.com"));
        NewCookie cookie = https.begin().cookie();

        assertThat(cookie.getName()).isEqualTo("__Host-signet-agent");
        assertThat(cookie.isSecure()).isTrue();
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getPath()).isEqualTo("/");
        assertThat(cookie.getDomain()).isNull();
        assertThat(cookie.getSameSite()).isEqualTo(NewCookie.SameSite.LAX);
        assertThat(cookie.getMaxAge()).isEqualTo((int) lifetime.length().toSeconds());
        assertThat(cookie.getValue()).hasSize(43);

        AgentCookie http =
                new AgentCookie(database, digests, generator, lifetime, clock, URI.create("http://localhost:8080"));
        assertThat(http.name()).isEqualTo("signet-agent");
        assertThat(http.begin().cookie().isSecure()).isFalse();
    }

    private NewCookie renew(String agentId) {
        return database.inTransaction(transaction -> cookies.renew(transaction, agentId, "user", null));
    }

    private long rows(String agentId) {
        return database.single(
                "select count(*) as n from session_agents where agent_id = ?", row -> row.number("n"), agentId);
    }
}
