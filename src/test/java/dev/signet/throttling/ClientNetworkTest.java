package dev.signet.throttling;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientNetworkTest {

    @Test
    void an_ipv6_host_is_counted_by_its_network() {
        assertThat(ClientNetwork.of("2001:db8:1:2:3::4")).isEqualTo(ClientNetwork.of("2001:db8:1:2:ffff::"));
        assertThat(ClientNetwork.of("2001:db8:1:2::1")).isNotEqualTo(ClientNetwork.of("2001:db8:1:3::1"));
        assertThat(ClientNetwork.of("192.0.2.1")).isEqualTo("192.0.2.1");
    }

    @Test
    void a_text_that_is_not_an_address_is_counted_unchanged() {
        assertThat(ClientNetwork.of("not an address")).isEqualTo("not an address");
        assertThat(ClientNetwork.of(null)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "fd12:3456::1"})
    void loopback_and_private_addresses_are_internal(String ip) {
        assertThat(ClientNetwork.isInternal(ip)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.1", "2001:db8::1", "not an address", ""})
    void other_addresses_are_not_internal(String ip) {
        assertThat(ClientNetwork.isInternal(ip)).isFalse();
        assertThat(ClientNetwork.isInternal(null)).isFalse();
    }
}
