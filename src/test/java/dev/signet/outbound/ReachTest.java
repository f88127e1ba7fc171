package dev.signet.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests rows of IANA's special-purpose address registries, and their neighbours. */
final class ReachTest {

    @Test
    void the_internet_is_public() {
        expect(
                Reach.PUBLIC,
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.0",
                "172.15.255.255",
                "172.32.0.0",
                "192.167.255.255",
                "192.169.0.0",
                "198.17.255.255",
                "198.20.0.0",
                "223.255.255.255",
                "2606:4700:4700::1111",
                "2001:200::1",
                "64:ff9b::1.1.1.1",
                "2002:101:101::1");
    }

    @Test
    void every_spelling_of_this_machine_is_loopback() {
        expect(Reach.LOOPBACK, "127.0.0.1", "127.255.255.254", "::1", "::ffff:127.0.0.1", "0:0:0:0:0:0:0:1");
    }

    @Test
    void networks_of_the_operator_are_private() {
        expect(
                Reach.PRIVATE,
                "10.0.0.1",
                "10.255.255.255",
                "100.64.0.1",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "fc00::1",
                "fd12:3456::1",
                "::ffff:10.0.0.1");
    }

    @Test
    void metadata_services_link_local_and_reserved_addresses_are_forbidden() {
        expect(
                Reach.FORBIDDEN,
                "169.254.169.254",
                "169.254.170.2",
                "fd00:ec2::254",
                "100.100.100.200",
                "192.0.0.192",
                "::ffff:169.254.169.254",
                "fe80::1",
                "fec0::1",
                "0.0.0.0",
                "::",
                "224.0.0.1",
                "255.255.255.255",
                "240.0.0.1",
                "ff02::1",
                "192.0.2.1",
                "198.18.0.1",
                "198.51.100.1",
                "203.0.113.1",
                "2001:db8::1",
                "2001::1",
                "3fff::1",
                "::127.0.0.1");
    }

    @Test
    void an_address_that_embeds_an_ipv4_address_is_classified_by_it() {
        expect(
                Reach.FORBIDDEN,
                "64:ff9b::127.0.0.1",
                "64:ff9b::169.254.169.254",
                "64:ff9b::10.0.0.1",
                "2002:7f00:1::1",
                "2002:a9fe:a9fe::1",
                "2002:c0a8:101::1");
    }

    private static void expect(Reach expected, String... addresses) {
        assertThat(List.of(addresses))
                .allSatisfy(address ->
                        assertThat(Reach.of(InetAddress.ofLiteral(address))).isEqualTo(expected));
    }
}
