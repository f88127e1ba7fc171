package dev.signet.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.kernel.InvalidConfiguration;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ForwardedForTest {
    private static final String CLIENT = "198.51.100.7";
    private static final String PROXY = "10.0.0.1";

    private final ForwardedFor forwarded = trusting("10.0.0.0/8", "2001:db8:1::/48");

    @Test
    void the_client_is_the_last_address_that_is_no_trusted_proxy() {
        assertThat(forwarded.client(PROXY, List.of(CLIENT))).isEqualTo(CLIENT);
        assertThat(forwarded.client(PROXY, List.of(CLIENT, "10.0.0.2"))).isEqualTo(CLIENT);
        assertThat(forwarded.client("2001:db8:1:0:0:0:0:5", List.of("[2001:db8:2::9]:4711")))
                .isEqualTo("2001:db8:2:0:0:0:0:9");
    }

    @Test
    void what_a_client_itself_claims_is_ignored() {
        assertThat(forwarded.client(PROXY, List.of("203.0.113.9", CLIENT))).isEqualTo(CLIENT);
        assertThat(forwarded.client(PROXY, List.of("10.9.9.9", CLIENT))).isEqualTo(CLIENT);
        assertThat(forwarded.client(CLIENT, List.of("203.0.113.9"))).isEqualTo(CLIENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"unknown", "_hidden", "", "localhost", "1.2.3.4.5", "999.1.1.1"})
    void the_nearest_known_address_counts_if_a_proxy_does_not_tell_one(String hop) {
        assertThat(forwarded.client(PROXY, List.of(CLIENT, hop))).isEqualTo(PROXY);
    }

    @Test
    void a_request_of_a_proxy_itself_has_the_address_of_the_first_one() {
        assertThat(forwarded.client(PROXY, List.of())).isEqualTo(PROXY);
        assertThat(forwarded.client(PROXY, List.of("10.0.0.3", "10.0.0.2"))).isEqualTo("10.0.0.3");
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8,10.255.0.1,true",
        "10.0.0.0/8,11.0.0.1,false",
        "192.0.2.128/25,192.0.2.129,true",
        "192.0.2.128/25,192.0.2.127,false",
        "192.0.2.1,192.0.2.1,true",
        "192.0.2.1,192.0.2.2,false",
        "2001:db8::/33,2001:db8:7fff::1,true",
        "2001:db8::/33,2001:db8:8000::1,false",
        "0.0.0.0/0,203.0.113.1,true",
        "0.0.0.0/0,::1,false",
    })
    void a_range_contains_the_addresses_with_its_first_bits(String range, String address, boolean contained) {
        assertThat(AddressRange.of(range).contains(InetAddress.ofLiteral(address)))
                .isEqualTo(contained);
    }

    @Test
    void a_range_that_is_none_stops_the_start_and_is_named() {
        assertThatThrownBy(() -> trusting("10.0.0.0/8", "10.0.0.0/33", "proxy.example.com", "10.0.0.0/x"))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageContaining("signet.trusted-proxies")
                .hasMessageContaining("'10.0.0.0/33'")
                .hasMessageContaining("'proxy.example.com'")
                .hasMessageContaining("'10.0.0.0/x'")
                .satisfies(failure -> assertThat(failure.getMessage()).doesNotContain("'10.0.0.0/8'"));
    }

    private static ForwardedFor trusting(String... proxies) {
        return new ForwardedFor(new ProxyConfig() {
            @Override
            public Optional<List<String>> trustedProxies() {
                return Optional.of(List.of(proxies));
            }

            @Override
            public Header forwardedHeader() {
                return Header.X_FORWARDED_FOR;
            }
        });
    }
}
