package dev.signet.group;

import dev.signet.eventstore.AggregateType;
import dev.signet.eventstore.StateFormat;
import dev.signet.kernel.ClaimChange;
import dev.signet.kernel.Decision;

/** Rules of a group as pure functions. */
final class GroupDecider {
    /** Name under which the type of the streams is stored, which is ZITADEL's. */
    static final String STREAM_TYPE = "group";

    private static final String NAME_CLAIM = "group_name";

    static final AggregateType<Addressed, GroupEvent, Group> TYPE = new AggregateType<>(
            STREAM_TYPE,
            GroupEvent.class,
            Group.ABSENT,
            GroupDecider::decide,
            GroupDecider::evolve,
            AggregateType.noSubject(),
            StateFormat.of(Group.class, 1));

    private GroupDecider() {}

    /** A command and the organization that the caller named. */
    record Addressed(String orgId, GroupCommand command) {}

    static Decision<GroupEvent> decide(Addressed addressed, Group group) {
        return switch (addressed.command()) {
            case GroupCommand.Add add -> add(addressed.orgId(), add, group);
            case GroupCommand.Existing existing -> {
                GroupState state = group.state();
                if (state == null || !group.orgId().equals(addressed.orgId())) {
                    throw GroupError.NOT_FOUND.exception();
                }
                yield decide(existing, group, state);
            }
        };
    }

    private static Decision<GroupEvent> decide(GroupCommand.Existing command, Group group, GroupState state) {
        return switch (command) {
            case GroupCommand.Change change -> change(change, group);
            case GroupCommand.Deactivate c -> {
                if (state != GroupState.ACTIVE) {
                    throw GroupError.NOT_ACTIVE.exception();
                }
                yield Decision.of(new GroupEvent.Deactivated());
            }
            case GroupCommand.Reactivate c -> {
                if (state != GroupState.INACTIVE) {
                    throw GroupError.NOT_INACTIVE.exception();
                }
                yield Decision.of(new GroupEvent.Reactivated());
            }
            case GroupCommand.Remove c ->
                Decision.<GroupEvent>of(new GroupEvent.Removed()).claiming(new ClaimChange.ReleaseAll(NAME_CLAIM));
        };
    }

    private static Decision<GroupEvent> add(String orgId, GroupCommand.Add add, Group group) {
        if (!group.equals(Group.ABSENT)) {
            throw GroupError.ID_TAKEN.exception();
        }
        return Decision.<GroupEvent>of(new GroupEvent.Added(orgId, add.name(), add.description()))
                .claiming(take(orgId, add.name()));
    }

    private static Decision<GroupEvent> change(GroupCommand.Change change, Group group) {
        String name = change.name() == null ? group.name() : change.name();
        String description = change.description() == null ? group.description() : change.description();
        boolean renamed = !name.equals(group.name());
        if (!renamed && description.equals(group.description())) {
            return Decision.nothing();
        }
        Decision<GroupEvent> decision = Decision.of(new GroupEvent.Changed(name, description));
        return renamed
                ? decision.claiming(new ClaimChange.ReleaseAll(NAME_CLAIM), take(group.orgId(), name))
                : decision;
    }

    private static ClaimChange.Take take(String orgId, String name) {
        return new ClaimChange.Take(NAME_CLAIM, orgId, name, GroupError.NAME_TAKEN);
    }

    static Group evolve(Group group, GroupEvent event) {
        return switch (event) {
            case GroupEvent.Added added ->
                new Group(GroupState.ACTIVE, added.orgId(), added.name(), added.description());
            case GroupEvent.Changed changed ->
                new Group(group.state(), group.orgId(), changed.name(), changed.description());
            case GroupEvent.Deactivated e -> group.in(GroupState.INACTIVE);
            case GroupEvent.Reactivated e -> group.in(GroupState.ACTIVE);
            case GroupEvent.Removed e -> group.in(null);
        };
    }
}
