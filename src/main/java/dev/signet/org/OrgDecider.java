package dev.signet.org;

import dev.signet.eventstore.AggregateType;
import dev.signet.eventstore.StateFormat;
import dev.signet.kernel.ClaimChange;
import dev.signet.kernel.Decision;
import dev.signet.kernel.DisplayedText;
import java.util.List;

/** Rules of an organization as pure functions. */
final class OrgDecider {
    static final AggregateType<OrgCommand, OrgEvent, Org> TYPE = new AggregateType<>(
            "org",
            OrgEvent.class,
            Org.INITIAL,
            OrgDecider::decide,
            OrgDecider::evolve,
            AggregateType.noSubject(),
            StateFormat.of(Org.class, 1));

    private static final int MAX_NAME = 200;

    private OrgDecider() {}

    static Decision<OrgEvent> decide(OrgCommand command, Org org) {
        return switch (command) {
            case OrgCommand.Add add -> add(add, org);
            case OrgCommand.Rename(String name) -> rename(name, org);
            case OrgCommand.Deactivate deactivate -> {
                require(org, OrgState.ACTIVE);
                yield Decision.of(new OrgEvent.Deactivated());
            }
            case OrgCommand.Reactivate reactivate -> {
                require(org, OrgState.INACTIVE);
                yield Decision.of(new OrgEvent.Reactivated());
            }
        };
    }

    private static Decision<OrgEvent> add(OrgCommand.Add add, Org org) {
        requireName(add.name());
        if (org.state() != null) {
            throw OrgError.NAME_TAKEN.exception();
        }
        return Decision.of(List.<OrgEvent>of(
                        new OrgEvent.Added(add.name()),
                        new OrgEvent.DomainAdded(add.domain()),
                        new OrgEvent.DomainVerified(add.domain()),
                        new OrgEvent.PrimaryDomainSet(add.domain())))
                .claiming(
                        new ClaimChange.Take("org_name", "", add.name(), OrgError.NAME_TAKEN),
                        new ClaimChange.Take("org_domain", "", add.domain(), OrgError.DOMAIN_TAKEN));
    }

    private static Decision<OrgEvent> rename(String name, Org org) {
        if (org.state() == null) {
            throw OrgError.NOT_FOUND.exception();
        }
        requireName(name);
        if (org.name().equals(name)) {
            throw OrgError.NOT_CHANGED.exception();
        }
        return Decision.<OrgEvent>of(new OrgEvent.Changed(name))
                .claiming(
                        new ClaimChange.ReleaseAll("org_name"),
                        new ClaimChange.Take("org_name", "", name, OrgError.NAME_TAKEN));
    }

    private static void requireName(String name) {
        if (name.codePointCount(0, name.length()) > MAX_NAME
                || !DisplayedText.isPlain(name)
                || !DisplayedText.isVisible(name)) {
            throw OrgError.NAME_INVALID.exception();
        }
    }

    private static void require(Org org, OrgState wanted) {
        OrgState actual = org.state();
        if (actual == null) {
            throw OrgError.NOT_FOUND.exception();
        }
        if (actual != wanted) {
            throw OrgError.alreadyIn(actual).exception();
        }
    }

    static Org evolve(Org org, OrgEvent event) {
        return switch (event) {
            case OrgEvent.Added(String name) -> new Org(name, OrgState.ACTIVE, "");
            case OrgEvent.Changed(String name) -> new Org(name, org.state(), org.primaryDomain());
            case OrgEvent.Deactivated deactivated -> new Org(org.name(), OrgState.INACTIVE, org.primaryDomain());
            case OrgEvent.Reactivated reactivated -> new Org(org.name(), OrgState.ACTIVE, org.primaryDomain());
            case OrgEvent.DomainAdded added -> org;
            case OrgEvent.DomainVerified verified -> org;
            case OrgEvent.PrimaryDomainSet(String domain) -> new Org(org.name(), org.state(), domain);
        };
    }
}
