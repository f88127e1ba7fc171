package dev.signet.org;

import dev.signet.eventstore.AggregateType;
import dev.signet.eventstore.StateFormat;
import dev.signet.kernel.ClaimChange;
import dev.signet.kernel.Decision;
import dev.signet.kernel.DisplayedText;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rules of an organization as pure functions. */
final class OrgDecider {
    static final String STREAM_TYPE = "org";

    static final AggregateType<OrgCommand, OrgEvent, Org> TYPE = new AggregateType<>(
            STREAM_TYPE,
            OrgEvent.class,
            Org.INITIAL,
            OrgDecider::decide,
            OrgDecider::evolve,
            AggregateType.noSubject(),
            StateFormat.of(Org.class, 1));

    static final String NAME_CLAIM = "org_name";

    private static final int MAX_NAME = 200;

    private OrgDecider() {}

    static Decision<OrgEvent> decide(OrgCommand command, Org org) {
        return switch (command) {
            case OrgCommand.Add add -> add(add, org);
            case OrgCommand.Rename rename -> rename(rename, org);
            case OrgCommand.Deactivate deactivate -> {
                require(org, OrgState.ACTIVE);
                yield Decision.of(new OrgEvent.Deactivated());
            }
            case OrgCommand.Reactivate reactivate -> {
                require(org, OrgState.INACTIVE);
                yield Decision.of(new OrgEvent.Reactivated());
            }
            case OrgCommand.Remove(boolean isDefault) -> remove(isDefault, org);
            case OrgCommand.AddDomain(String domain, boolean verified) ->
                DomainRules.add(domain, verified, existing(org));
            case OrgCommand.ChallengeDomain(String domain, DomainChallenge challenge) ->
                DomainRules.challenge(domain, challenge, existing(org));
            case OrgCommand.VerifyDomain(String domain, DomainChallenge challenge) ->
                DomainRules.verify(domain, challenge, existing(org));
            case OrgCommand.RefuseDomain(String domain) -> DomainRules.refuse(domain, existing(org));
            case OrgCommand.SetPrimaryDomain(String domain) -> DomainRules.setPrimary(domain, existing(org));
            case OrgCommand.RemoveDomain(String domain) -> DomainRules.remove(domain, existing(org));
            case OrgCommand.LoseDomain(String domain) -> DomainRules.lose(domain, org);
            case OrgCommand.SetMetadata(Map<String, String> entries) -> setMetadata(entries, org);
            case OrgCommand.RemoveMetadata(List<String> keys) -> removeMetadata(keys, org);
        };
    }

    private static Decision<OrgEvent> remove(boolean isDefault, Org org) {
        requireExisting(org);
        if (isDefault) {
            throw OrgError.IS_DEFAULT.exception();
        }
        return Decision.<OrgEvent>of(new OrgEvent.Removed())
                .claiming(new ClaimChange.ReleaseAll(NAME_CLAIM), new ClaimChange.ReleaseAll(DomainRules.CLAIM));
    }

    private static Decision<OrgEvent> setMetadata(Map<String, String> entries, Org org) {
        requireExisting(org);
        return Decision.of(entries.entrySet().stream()
                .filter(entry -> !org.hasMetadata(entry.getKey(), entry.getValue()))
                .map(entry -> new OrgEvent.MetadataSet(entry.getKey(), entry.getValue()))
                .toList());
    }

    private static Decision<OrgEvent> removeMetadata(List<String> keys, Org org) {
        requireExisting(org);
        Set<String> distinct = new LinkedHashSet<>(keys);
        if (!org.metadata().keySet().containsAll(distinct)) {
            throw OrgError.METADATA_NOT_FOUND.exception();
        }
        return Decision.of(distinct.stream().map(OrgEvent.MetadataRemoved::new).toList());
    }

    private static Decision<OrgEvent> add(OrgCommand.Add add, Org org) {
        requireName(add.name());
        if (!org.equals(Org.INITIAL)) {
            throw OrgError.NAME_TAKEN.exception();
        }
        return Decision.of(List.<OrgEvent>of(
                        new OrgEvent.Added(add.name()),
                        new OrgEvent.DomainAdded(add.domain()),
                        new OrgEvent.DomainVerified(add.domain()),
                        new OrgEvent.PrimaryDomainSet(add.domain())))
                .claiming(
                        new ClaimChange.Take(NAME_CLAIM, "", add.name(), OrgError.NAME_TAKEN),
                        DomainRules.take(add.domain()));
    }

    private static Decision<OrgEvent> rename(OrgCommand.Rename rename, Org org) {
        requireExisting(org);
        String name = rename.name();
        requireName(name);
        if (org.name().equals(name)) {
            throw OrgError.NOT_CHANGED.exception();
        }
        Decision<OrgEvent> renamed = Decision.<OrgEvent>of(new OrgEvent.Changed(name))
                .claiming(
                        new ClaimChange.ReleaseAll(NAME_CLAIM),
                        new ClaimChange.Take(NAME_CLAIM, "", name, OrgError.NAME_TAKEN));
        return DomainRules.follow(rename, org, renamed);
    }

    private static void requireExisting(Org org) {
        existing(org);
    }

    private static Org existing(Org org) {
        if (org.state() == null) {
            throw OrgError.NOT_FOUND.exception();
        }
        return org;
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
            case OrgEvent.Added(String name) -> org.named(name).in(OrgState.ACTIVE);
            case OrgEvent.Changed(String name) -> org.named(name);
            case OrgEvent.Deactivated deactivated -> org.in(OrgState.INACTIVE);
            case OrgEvent.Reactivated reactivated -> org.in(OrgState.ACTIVE);
            case OrgEvent.Removed removed -> new Org(org.name(), null, "", Map.of(), Map.of());
            case OrgEvent.MetadataSet(String key, String value) -> org.withMetadata(key, value);
            case OrgEvent.MetadataRemoved(String key) -> org.withoutMetadata(key);
            case OrgEvent.DomainAdded(String domain) -> org.withDomain(domain, OrgDomain.CLAIMED);
            case OrgEvent.DomainVerificationAdded(String domain, DomainProof proof, String nonce) ->
                org.withDomain(domain, new OrgDomain(false, new DomainChallenge(proof, nonce)));
            case OrgEvent.DomainVerificationFailed failed -> org;
            case OrgEvent.DomainVerified(String domain) -> org.withDomain(domain, OrgDomain.VERIFIED);
            case OrgEvent.DomainRemoved(String domain) -> org.withoutDomain(domain);
            case OrgEvent.PrimaryDomainSet(String domain) -> org.withPrimary(domain);
        };
    }
}
