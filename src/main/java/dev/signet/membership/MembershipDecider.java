package dev.signet.membership;

import dev.signet.eventstore.AggregateType;
import dev.signet.eventstore.StateFormat;
import dev.signet.kernel.Decision;
import java.util.List;
import java.util.Set;

/** Rules of a membership as pure functions. {@link MembershipCommands} has already checked that the roles exist. */
final class MembershipDecider {
    static final AggregateType<MembershipCommand, MembershipEvent, Member> TYPE = new AggregateType<>(
            "membership",
            MembershipEvent.class,
            Member.NONE,
            MembershipDecider::decide,
            MembershipDecider::evolve,
            AggregateType.noSubject(),
            StateFormat.of(Member.class, 1));

    private MembershipDecider() {}

    static Decision<MembershipEvent> decide(MembershipCommand command, Member member) {
        return switch (command) {
            case MembershipCommand.Add(MembershipLevel level, String userId, List<String> roles) -> {
                if (member.level() != null) {
                    throw MembershipError.ALREADY_MEMBER.exception();
                }
                yield Decision.of(
                        switch (level) {
                            case INSTANCE -> new MembershipEvent.InstanceMemberAdded(userId, roles);
                            case ORGANIZATION -> new MembershipEvent.OrgMemberAdded(userId, roles);
                        });
            }
            case MembershipCommand.Change(List<String> roles) -> {
                MembershipLevel level = levelOf(member);
                if (Set.copyOf(member.roles()).equals(Set.copyOf(roles))) {
                    throw MembershipError.NOT_CHANGED.exception();
                }
                yield Decision.of(
                        switch (level) {
                            case INSTANCE -> new MembershipEvent.InstanceMemberChanged(roles);
                            case ORGANIZATION -> new MembershipEvent.OrgMemberChanged(roles);
                        });
            }
            case MembershipCommand.Remove remove ->
                Decision.of(
                        switch (levelOf(member)) {
                            case INSTANCE -> new MembershipEvent.InstanceMemberRemoved();
                            case ORGANIZATION -> new MembershipEvent.OrgMemberRemoved();
                        });
        };
    }

    private static MembershipLevel levelOf(Member member) {
        MembershipLevel level = member.level();
        if (level == null) {
            throw MembershipError.NOT_MEMBER.exception();
        }
        return level;
    }

    static Member evolve(Member member, MembershipEvent event) {
        return switch (event) {
            case MembershipEvent.InstanceMemberAdded added ->
                new Member(MembershipLevel.INSTANCE, added.userId(), added.roles());
            case MembershipEvent.OrgMemberAdded added ->
                new Member(MembershipLevel.ORGANIZATION, added.userId(), added.roles());
            case MembershipEvent.Changed changed -> new Member(member.level(), member.userId(), changed.roles());
            case MembershipEvent.Removed removed -> Member.NONE;
        };
    }
}
