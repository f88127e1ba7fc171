package dev.signet.org;

import dev.signet.kernel.ClaimChange;
import dev.signet.kernel.Decision;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rules of the domains of an organization as pure functions, for {@link OrgDecider}. */
final class DomainRules {
    /** Kind of the claims that let a verified domain belong to one organization only. */
    static final String CLAIM = "org_domain";

    private static final int MOST = 100;

    private DomainRules() {}

    static ClaimChange take(String domain) {
        return new ClaimChange.Take(CLAIM, "", domain, OrgError.DOMAIN_TAKEN);
    }

    private static ClaimChange release(String domain) {
        return new ClaimChange.Release(CLAIM, "", domain);
    }

    static Decision<OrgEvent> add(String domain, boolean verified, Org org) {
        if (org.domains().containsKey(domain)) {
            throw OrgError.DOMAIN_ALREADY_ADDED.exception();
        }
        if (org.domains().size() >= MOST) {
            throw OrgError.DOMAINS_TOO_MANY.exception();
        }
        return verified
                ? Decision.<OrgEvent>of(new OrgEvent.DomainAdded(domain), new OrgEvent.DomainVerified(domain))
                        .claiming(take(domain))
                : Decision.of(new OrgEvent.DomainAdded(domain));
    }

    static Decision<OrgEvent> challenge(String domain, DomainChallenge challenge, Org org) {
        requireUnproven(domain, org);
        return Decision.of(new OrgEvent.DomainVerificationAdded(domain, challenge.proof(), challenge.nonce()));
    }

    /** Returns the challenge whose token has to be looked up, or throws an error. */
    static DomainChallenge requireChallenge(String domain, Org org) {
        DomainChallenge challenge = requireUnproven(domain, org).challenge();
        if (challenge == null) {
            throw OrgError.DOMAIN_NOT_CHALLENGED.exception();
        }
        return challenge;
    }

    /** Verifies the domain. Refused if another token was generated after the one that was found. */
    static Decision<OrgEvent> verify(String domain, DomainChallenge found, Org org) {
        if (!requireChallenge(domain, org).equals(found)) {
            throw OrgError.DOMAIN_CHALLENGE_CHANGED.exception();
        }
        return Decision.<OrgEvent>of(new OrgEvent.DomainVerified(domain)).claiming(take(domain));
    }

    static Decision<OrgEvent> refuse(String domain, Org org) {
        requireChallenge(domain, org);
        return Decision.<OrgEvent>of(new OrgEvent.DomainVerificationFailed(domain))
                .failing(OrgError.DOMAIN_NOT_PROVEN);
    }

    static Decision<OrgEvent> setPrimary(String domain, Org org) {
        require(domain, org);
        if (!org.isVerified(domain)) {
            throw OrgError.DOMAIN_NOT_VERIFIED.exception();
        }
        if (org.primaryDomain().equals(domain)) {
            throw OrgError.NOT_CHANGED.exception();
        }
        return Decision.of(new OrgEvent.PrimaryDomainSet(domain));
    }

    static Decision<OrgEvent> remove(String domain, Org org) {
        require(domain, org);
        if (org.primaryDomain().equals(domain)) {
            throw OrgError.DOMAIN_IS_PRIMARY.exception();
        }
        return Decision.<OrgEvent>of(new OrgEvent.DomainRemoved(domain)).claiming(release(domain));
    }

    static Decision<OrgEvent> lose(String domain, Org org) {
        boolean onlyClaimed = org.domains().containsKey(domain) && !org.isVerified(domain);
        return onlyClaimed ? Decision.of(new OrgEvent.DomainRemoved(domain)) : Decision.nothing();
    }

    /**
     * Adds the changes of domains that follow from a new name: a domain that the server has derived from the former
     * name is replaced by the one that it derives from the new name.
     */
    static Decision<OrgEvent> follow(OrgCommand.Rename rename, Org org, Decision<OrgEvent> renamed) {
        String former = madeOfName(rename.host(), org);
        boolean sameLabel = OrgDomainNames.slug(org.name()).equals(OrgDomainNames.slug(rename.name()));
        if (former == null || sameLabel || org.domains().containsKey(rename.domain())) {
            return renamed;
        }
        List<OrgEvent> events = new ArrayList<>();
        events.add(new OrgEvent.DomainAdded(rename.domain()));
        events.add(new OrgEvent.DomainVerified(rename.domain()));
        if (org.primaryDomain().equals(former)) {
            events.add(new OrgEvent.PrimaryDomainSet(rename.domain()));
        }
        events.add(new OrgEvent.DomainRemoved(former));
        events.addAll(renamed.events());
        return new Decision<>(events, renamed.claims(), renamed.secrets(), renamed.failure())
                .claiming(release(former), take(rename.domain()));
    }

    private static @Nullable String madeOfName(String host, Org org) {
        return org.domains().keySet().stream()
                .filter(domain -> org.isVerified(domain) && OrgDomainNames.isMadeOf(domain, org.name(), host))
                .findFirst()
                .orElse(null);
    }

    private static OrgDomain requireUnproven(String domain, Org org) {
        OrgDomain standing = require(domain, org);
        if (standing.verified()) {
            throw OrgError.DOMAIN_ALREADY_VERIFIED.exception();
        }
        return standing;
    }

    private static OrgDomain require(String domain, Org org) {
        OrgDomain standing = org.domains().get(domain);
        if (standing == null) {
            throw OrgError.DOMAIN_NOT_FOUND.exception();
        }
        return standing;
    }
}
