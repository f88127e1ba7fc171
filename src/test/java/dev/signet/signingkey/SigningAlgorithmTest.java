package dev.signet.signingkey;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SigningAlgorithmTest {

    @Test
    void half_hash_is_that_of_the_specification() {
        // the code and the c_hash of OpenID Connect Core, appendix A.4
        assertThat(SigningAlgorithm.RS256.halfHash("Qcb0Orv1zh30vL1MPRsbm-diHiMwcLyZvn1arpZv-Jxf_11jnpEX3Tgfvk"))
                .isEqualTo("LDktKdoQak3Pk0cnXxCltA");
    }

    @Test
    void the_half_hash_of_ed25519_is_half_of_a_sha_512_digest() {
        assertThat(SigningAlgorithm.EdDSA.halfHash("token")).hasSize(43);
        assertThat(SigningAlgorithm.ES256.halfHash("token")).hasSize(22);
    }

    @Test
    void names_are_exact() {
        assertThat(SigningAlgorithm.named("EdDSA")).contains(SigningAlgorithm.EdDSA);
        assertThat(SigningAlgorithm.named("EDDSA")).isEmpty();
        assertThat(SigningAlgorithm.named("none")).isEmpty();
        assertThat(SigningAlgorithm.named("HS256")).isEmpty();
    }
}
