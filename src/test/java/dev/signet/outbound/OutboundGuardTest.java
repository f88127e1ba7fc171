package dev.signet.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tests which addresses a tenant can make the server call. */
final class OutboundGuardTest {
    private static final URI REMOTE = URI.create("https://id.example.com");
    private static final URI LOCAL = URI.create("http://localhost:8080");

    @Test
    void a_public_https_address_is_admitted_as_it_was_resolved() {
        assertThat(guard(false, REMOTE, "1.1.1.1").admit(URI.create("https://app.example.com/logout"), false))
                .isEqualTo(InetAddress.ofLiteral("1.1.1.1"));
    }

    @Test
    void names_of_private_loopback_and_metadata_addresses_are_refused() {
        for (String address : List.of("10.0.0.1", "127.0.0.1", "169.254.169.254", "::1", "fd00::1", "fe80::1")) {
            refused(guard(false, REMOTE, address), "https://app.example.com/logout", true);
        }
    }

    @Test
    void one_private_address_among_public_ones_is_enough_to_refuse() {
        refused(guard(false, REMOTE, "1.1.1.1", "10.0.0.1"), "https://app.example.com/", false);
    }

    @Test
    void spellings_of_loopback_are_refused() {
        OutboundGuard guard = new OutboundGuard(false, REMOTE, name -> List.of(InetAddress.getAllByName(name)));
        for (String host : List.of("127.0.0.1", "2130706433", "127.1", "[::1]", "[::ffff:127.0.0.1]", "localhost")) {
            refused(guard, "https://" + host + "/", true);
        }
    }

    @Test
    void other_schemes_users_and_missing_hosts_are_refused() {
        OutboundGuard guard = guard(true, LOCAL, "1.1.1.1");
        for (String uri : List.of(
                "ftp://app.example.com/",
                "file:///etc/passwd",
                "gopher://app.example.com/",
                "https:///path",
                "https://user@app.example.com/",
                "/relative")) {
            refused(guard, uri, true);
        }
    }

    @Test
    void plain_http_is_admitted_only_for_development_on_loopback_or_admitted_private_networks() {
        refused(guard(false, LOCAL, "127.0.0.1"), "http://localhost:3000/", false);
        refused(guard(true, REMOTE, "127.0.0.1"), "http://localhost:3000/", false);
        refused(guard(true, LOCAL, "1.1.1.1"), "http://app.example.com/", true);
        refused(guard(false, LOCAL, "10.0.0.1"), "http://app.example.com/", true);

        admitted(guard(true, REMOTE, "10.0.0.1"), "http://app.example.com/", true);
        admitted(guard(false, LOCAL, "127.0.0.1"), "http://localhost:3000/", true);
    }

    @Test
    void objects_under_development_cannot_call_the_loopback_interface_of_a_public_server() {
        refused(guard(false, REMOTE, "127.0.0.1"), "http://localhost:3000/", true);
        refused(guard(false, REMOTE, "127.0.0.1"), "https://localhost:3000/", true);
    }

    @Test
    void without_development_plain_http_is_allowed_only_on_this_machine_if_private_networks_are_admitted() {
        for (String host : List.of("localhost", "LOCALHOST", "127.0.0.1", "[::1]")) {
            URI uri = URI.create("http://" + host + ":3000/jwks");
            assertThat(guard(true, REMOTE, "127.0.0.1").allowsPlain(uri)).isTrue();
            assertThat(guard(false, LOCAL, "127.0.0.1").allowsPlain(uri)).isFalse();
        }
        for (String uri : List.of("http://10.0.0.1/", "http://app.example.com/", "http://localhost.example.com/")) {
            assertThat(guard(true, LOCAL, "127.0.0.1").allowsPlain(URI.create(uri)))
                    .isFalse();
        }
    }

    @Test
    void the_setting_admits_private_networks_but_never_metadata_services() {
        for (String address : List.of("10.0.0.1", "192.168.0.1", "127.0.0.1", "fd00::1")) {
            admitted(guard(true, REMOTE, address), "https://app.example.com/", false);
        }
        for (String address : List.of("169.254.169.254", "fd00:ec2::254", "100.100.100.200", "0.0.0.0")) {
            refused(guard(true, REMOTE, address), "https://app.example.com/", false);
        }
    }

    @Test
    void a_name_is_resolved_once_so_that_a_second_answer_changes_nothing() {
        List<String> answers = new ArrayList<>(List.of("1.1.1.1", "127.0.0.1"));
        OutboundGuard guard =
                new OutboundGuard(false, REMOTE, name -> List.of(InetAddress.ofLiteral(answers.removeFirst())));

        assertThat(guard.admit(URI.create("https://rebinding.example.com/"), false))
                .isEqualTo(InetAddress.ofLiteral("1.1.1.1"));
        assertThat(answers).hasSize(1);
    }

    @Test
    void a_name_without_address_is_refused() {
        OutboundGuard unknown = new OutboundGuard(false, REMOTE, name -> {
            throw new UnknownHostException(name);
        });
        refused(unknown, "https://nowhere.example.com/", false);
        refused(guard(false, REMOTE), "https://nowhere.example.com/", false);
    }

    private static OutboundGuard guard(boolean privateAllowed, URI externalUrl, String... addresses) {
        List<InetAddress> all = Stream.of(addresses).map(InetAddress::ofLiteral).toList();
        return new OutboundGuard(privateAllowed, externalUrl, name -> all);
    }

    private static void refused(OutboundGuard guard, String uri, boolean development) {
        assertThatThrownBy(() -> guard.admit(URI.create(uri), development))
                .as(uri)
                .isInstanceOf(OutboundFailure.class);
    }

    private static void admitted(OutboundGuard guard, String uri, boolean development) {
        assertThat(guard.admit(URI.create(uri), development)).as(uri).isNotNull();
    }
}
