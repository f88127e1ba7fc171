package dev.signet.api.zitadel.event;

import dev.signet.api.pipeline.RpcContext;
import dev.signet.api.pipeline.RpcModule;
import dev.signet.api.pipeline.RpcRegistry;
import dev.signet.api.proto.zitadel.admin.v1.AdminServiceGrpc;
import dev.signet.api.proto.zitadel.admin.v1.ListAggregateTypesRequest;
import dev.signet.api.proto.zitadel.admin.v1.ListAggregateTypesResponse;
import dev.signet.api.proto.zitadel.admin.v1.ListEventTypesRequest;
import dev.signet.api.proto.zitadel.admin.v1.ListEventTypesResponse;
import dev.signet.api.proto.zitadel.admin.v1.ListEventsRequest;
import dev.signet.api.proto.zitadel.admin.v1.ListEventsResponse;
import dev.signet.eventstore.EventLog;
import dev.signet.eventstore.EventType;
import dev.signet.eventstore.EventTypes;
import dev.signet.user.view.UserQueries;
import dev.signet.user.view.UserView;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The event log, for operators. */
@Singleton
final class EventModule implements RpcModule {
    private final EventLog log;
    private final EventTypes types;
    private final UserQueries users;

    EventModule(EventLog log, EventTypes types, UserQueries users) {
        this.log = log;
        this.types = types;
        this.users = users;
    }

    @Override
    public void bind(RpcRegistry registry) {
        registry.on(AdminServiceGrpc.getListEventsMethod(), this::list)
                .on(AdminServiceGrpc.getListEventTypesMethod(), this::listTypes)
                .on(AdminServiceGrpc.getListAggregateTypesMethod(), this::listAggregateTypes);
    }

    private ListEventsResponse list(RpcContext context, ListEventsRequest request) {
        List<EventLog.LogEntry> entries = log.search(EventMapper.filter(request));
        Map<String, UserView> editors =
                users.findAll(entries.stream().map(EventLog.LogEntry::actor).collect(Collectors.toSet()));
        return ListEventsResponse.newBuilder()
                .addAllEvents(entries.stream()
                        .map(entry -> EventMapper.event(entry, editors.get(entry.actor())))
                        .toList())
                .build();
    }

    private ListEventTypesResponse listTypes(RpcContext context, ListEventTypesRequest request) {
        return ListEventTypesResponse.newBuilder()
                .addAllEventTypes(types.all().stream()
                        .map(EventType::name)
                        .sorted()
                        .map(EventMapper::eventType)
                        .toList())
                .build();
    }

    private ListAggregateTypesResponse listAggregateTypes(RpcContext context, ListAggregateTypesRequest request) {
        return ListAggregateTypesResponse.newBuilder()
                .addAllAggregateTypes(types.all().stream()
                        .map(EventType::streamType)
                        .distinct()
                        .sorted()
                        .map(EventMapper::aggregateType)
                        .toList())
                .build();
    }
}
