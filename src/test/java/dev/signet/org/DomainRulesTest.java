package dev.signet.org;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.kernel.ClaimChange;
import dev.signet.kernel.Decision;
import dev.signet.kernel.DomainError;
import dev.signet.kernel.DomainException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DomainRulesTest {
    private static final String HOST = "login.example";
    private static final DomainChallenge FIRST = new DomainChallenge(DomainProof.DNS, "1");
    private static final DomainChallenge SECOND = new DomainChallenge(DomainProof.HTTP, "2");

    @Test
    void a_claimed_domain_is_not_yet_taken_from_anybody() {
        Decision<OrgEvent> claimed = decide(new OrgCommand.AddDomain("acme.example", false), acme());

        assertThat(claimed.events()).containsExactly(new OrgEvent.DomainAdded("acme.example"));
        assertThat(claimed.claims()).isEmpty();
        assertThat(decide(new OrgCommand.AddDomain("acme.example", true), acme())
                        .claims())
                .containsExactly(DomainRules.take("acme.example"));
    }

    @Test
    void only_the_token_that_was_generated_last_proves_the_domain() {
        Org challenged = after(
                acme(),
                new OrgCommand.AddDomain("acme.example", false),
                new OrgCommand.ChallengeDomain("acme.example", FIRST),
                new OrgCommand.ChallengeDomain("acme.example", SECOND));

        refused(new OrgCommand.VerifyDomain("acme.example", FIRST), challenged, OrgError.DOMAIN_CHALLENGE_CHANGED);
        assertThat(decide(new OrgCommand.VerifyDomain("acme.example", SECOND), challenged)
                        .claims())
                .containsExactly(DomainRules.take("acme.example"));
    }

    @Test
    void a_domain_is_not_verified_without_a_token_nor_twice() {
        Org claimed = after(acme(), new OrgCommand.AddDomain("acme.example", false));
        refused(new OrgCommand.VerifyDomain("acme.example", FIRST), claimed, OrgError.DOMAIN_NOT_CHALLENGED);
        refused(new OrgCommand.RefuseDomain("acme.example"), claimed, OrgError.DOMAIN_NOT_CHALLENGED);
        refused(new OrgCommand.VerifyDomain("other.example", FIRST), claimed, OrgError.DOMAIN_NOT_FOUND);

        Org verified = after(acme(), new OrgCommand.AddDomain("acme.example", true));
        refused(new OrgCommand.ChallengeDomain("acme.example", FIRST), verified, OrgError.DOMAIN_ALREADY_VERIFIED);
        refused(new OrgCommand.AddDomain("acme.example", true), verified, OrgError.DOMAIN_ALREADY_ADDED);
    }

    @Test
    void a_failed_look_up_is_recorded_and_refused() {
        Org challenged = after(
                acme(),
                new OrgCommand.AddDomain("acme.example", false),
                new OrgCommand.ChallengeDomain("acme.example", FIRST));

        Decision<OrgEvent> failed = decide(new OrgCommand.RefuseDomain("acme.example"), challenged);

        assertThat(failed.events()).containsExactly(new OrgEvent.DomainVerificationFailed("acme.example"));
        assertThat(failed.failure()).isEqualTo(OrgError.DOMAIN_NOT_PROVEN);
    }

    @Test
    void the_primary_domain_is_verified_and_stays() {
        Org org = after(acme(), new OrgCommand.AddDomain("acme.example", false));
        refused(new OrgCommand.SetPrimaryDomain("acme.example"), org, OrgError.DOMAIN_NOT_VERIFIED);
        refused(new OrgCommand.SetPrimaryDomain("acme.login.example"), org, OrgError.NOT_CHANGED);
        refused(new OrgCommand.RemoveDomain("acme.login.example"), org, OrgError.DOMAIN_IS_PRIMARY);

        Decision<OrgEvent> removed = decide(new OrgCommand.RemoveDomain("acme.example"), org);
        assertThat(removed.events()).containsExactly(new OrgEvent.DomainRemoved("acme.example"));
        assertThat(removed.claims()).containsExactly(new ClaimChange.Release(DomainRules.CLAIM, "", "acme.example"));
    }

    @Test
    void an_organization_loses_a_claim_but_never_a_verified_domain() {
        Org claimed = after(acme(), new OrgCommand.AddDomain("acme.example", false));
        Org verified = after(acme(), new OrgCommand.AddDomain("acme.example", true));

        OrgCommand lose = new OrgCommand.LoseDomain("acme.example");
        assertThat(decide(lose, claimed).events()).containsExactly(new OrgEvent.DomainRemoved("acme.example"));
        assertThat(decide(lose, verified).events()).isEmpty();
        assertThat(decide(lose, acme()).events()).isEmpty();
    }

    @Test
    void an_organization_has_at_most_100_domains() {
        Org org = acme();
        for (int i = 1; i < 100; i++) {
            org = after(org, new OrgCommand.AddDomain("acme" + i + ".example", false));
        }
        refused(new OrgCommand.AddDomain("acme100.example", false), org, OrgError.DOMAINS_TOO_MANY);
    }

    @Test
    void the_domain_that_was_made_of_the_name_follows_a_new_name() {
        OrgCommand rename = new OrgCommand.Rename("Globex", HOST, "globex." + HOST);

        Org renamed = after(acme(), rename);

        assertThat(renamed.primaryDomain()).isEqualTo("globex.login.example");
        assertThat(renamed.domains()).containsOnlyKeys("globex.login.example");
        assertThat(decide(rename, acme()).claims())
                .contains(
                        new ClaimChange.Release(DomainRules.CLAIM, "", "acme.login.example"),
                        DomainRules.take("globex.login.example"));
    }

    @Test
    void a_domain_of_its_own_stays_primary_under_a_new_name() {
        Org org = after(
                acme(),
                new OrgCommand.AddDomain("acme.example", true),
                new OrgCommand.SetPrimaryDomain("acme.example"),
                new OrgCommand.Rename("Globex", HOST, "globex." + HOST));

        assertThat(org.primaryDomain()).isEqualTo("acme.example");
        assertThat(org.domains()).containsOnlyKeys("acme.example", "globex.login.example");
        assertThat(after(acme(), new OrgCommand.Rename("ACME", HOST, "acme-7." + HOST))
                        .domains())
                .as("the new name makes the same label")
                .containsOnlyKeys("acme.login.example");
    }

    @ParameterizedTest
    @CsvSource({
        "acme.login.example, true",
        "acme-42.login.example, true",
        "acme-inc.login.example, false",
        "acme.example, false",
        "acme.evil.example, false",
        "login.example, false"
    })
    void a_domain_is_recognised_as_made_of_a_name(String domain, boolean made) {
        assertThat(OrgDomainNames.isMadeOf(domain, "Acme", HOST)).isEqualTo(made);
    }

    @Test
    void the_places_of_tokens_are_those_of_zitadel() {
        assertThat(DomainTokens.place(DomainProof.DNS, "acme.example", "t"))
                .isEqualTo("_zitadel-challenge.acme.example");
        assertThat(DomainTokens.place(DomainProof.HTTP, "acme.example", "t"))
                .isEqualTo("https://acme.example/.well-known/zitadel-challenge/t.txt");
    }

    private static Org acme() {
        return after(Org.INITIAL, new OrgCommand.Add("Acme", "acme." + HOST));
    }

    private static Org after(Org before, OrgCommand... commands) {
        Org org = before;
        for (OrgCommand command : commands) {
            for (OrgEvent event : decide(command, org).events()) {
                org = OrgDecider.evolve(org, event);
            }
        }
        return org;
    }

    private static Decision<OrgEvent> decide(OrgCommand command, Org org) {
        return OrgDecider.decide(command, org);
    }

    private static void refused(OrgCommand command, Org org, DomainError error) {
        assertThatThrownBy(() -> decide(command, org))
                .isInstanceOfSatisfying(
                        DomainException.class, e -> assertThat(e.error()).isEqualTo(error));
    }
}
