package dev.signet.api.zitadel.instance;

import com.google.protobuf.Timestamp;
import dev.signet.api.dialect.WireTime;
import dev.signet.api.pipeline.RpcContext;
import dev.signet.api.pipeline.RpcModule;
import dev.signet.api.pipeline.RpcRegistry;
import dev.signet.api.proto.zitadel.admin.v1.AdminServiceGrpc;
import dev.signet.api.proto.zitadel.admin.v1.ListViewsRequest;
import dev.signet.api.proto.zitadel.admin.v1.ListViewsResponse;
import dev.signet.api.proto.zitadel.admin.v1.View;
import dev.signet.eventstore.EventLog;
import dev.signet.eventstore.LogFilter;
import dev.signet.jdbc.Database;
import dev.signet.projection.ConsumerPositions;
import dev.signet.projection.ConsumerPositions.ConsumerPosition;
import dev.signet.projection.ViewRebuild;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * The progress of views and consumers. Views are written in the same transaction as the events, so they have always
 * processed the whole log.
 */
@Singleton
final class ViewModule implements RpcModule {
    private static final String DATABASE = "signet";

    private final ViewRebuild views;
    private final ConsumerPositions consumers;
    private final EventLog log;
    private final Database database;

    ViewModule(ViewRebuild views, ConsumerPositions consumers, EventLog log, Database database) {
        this.views = views;
        this.consumers = consumers;
        this.log = log;
        this.database = database;
    }

    @Override
    public void bind(RpcRegistry registry) {
        registry.on(AdminServiceGrpc.getListViewsMethod(), this::list);
    }

    private ListViewsResponse list(RpcContext context, ListViewsRequest request) {
        long end = EventLog.highestPosition(database);
        Timestamp lastEvent = lastEvent();
        ListViewsResponse.Builder response = ListViewsResponse.newBuilder();
        for (String view : views.views()) {
            response.addResult(View.newBuilder()
                    .setDatabase(DATABASE)
                    .setViewName(view)
                    .setProcessedSequence(end)
                    .setEventTimestamp(lastEvent)
                    .setLastSuccessfulSpoolerRun(lastEvent));
        }
        for (ConsumerPosition consumer : consumers.list()) {
            response.addResult(View.newBuilder()
                    .setDatabase(DATABASE)
                    .setViewName(consumer.name())
                    .setProcessedSequence(consumer.position())
                    .setLastSuccessfulSpoolerRun(WireTime.timestamp(consumer.updatedAt())));
        }
        return response.build();
    }

    private Timestamp lastEvent() {
        LogFilter newest = new LogFilter(0, 1, false, List.of(), List.of(), null, null, null, null, null);
        return log.search(newest).stream()
                .map(entry -> WireTime.timestamp(entry.recordedAt()))
                .findFirst()
                .orElseGet(Timestamp::getDefaultInstance);
    }
}
