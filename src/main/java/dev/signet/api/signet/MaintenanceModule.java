package dev.signet.api.signet;

import com.google.protobuf.util.Timestamps;
import dev.signet.api.pipeline.RpcContext;
import dev.signet.api.pipeline.RpcModule;
import dev.signet.api.pipeline.RpcRegistry;
import dev.signet.api.proto.signet.admin.v1.AdminServiceGrpc;
import dev.signet.api.proto.signet.admin.v1.GetRebuildRequest;
import dev.signet.api.proto.signet.admin.v1.GetRebuildResponse;
import dev.signet.api.proto.signet.admin.v1.ListNodesRequest;
import dev.signet.api.proto.signet.admin.v1.ListNodesResponse;
import dev.signet.api.proto.signet.admin.v1.ListParkedEventsRequest;
import dev.signet.api.proto.signet.admin.v1.ListParkedEventsResponse;
import dev.signet.api.proto.signet.admin.v1.ParkedEvent;
import dev.signet.api.proto.signet.admin.v1.RebuildState;
import dev.signet.api.proto.signet.admin.v1.RebuildViewRequest;
import dev.signet.api.proto.signet.admin.v1.RebuildViewResponse;
import dev.signet.api.proto.signet.admin.v1.RetryParkedEventsRequest;
import dev.signet.api.proto.signet.admin.v1.RetryParkedEventsResponse;
import dev.signet.api.proto.signet.admin.v1.RotateMasterKeyRequest;
import dev.signet.api.proto.signet.admin.v1.RotateMasterKeyResponse;
import dev.signet.api.proto.signet.v1.ListDetails;
import dev.signet.node.Node;
import dev.signet.node.NodeList;
import dev.signet.projection.AsyncProjections;
import dev.signet.projection.ParkedStreams;
import dev.signet.projection.RebuildProgress;
import dev.signet.projection.ViewRebuild;
import dev.signet.vault.MasterKeyRotation;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;

/**
 * The calls for operators: rebuilding a view, rotating the master key, listing nodes, and listing and retrying parked
 * events, which a consumer could not process.
 */
@Singleton
final class MaintenanceModule implements RpcModule {
    private final ViewRebuild rebuild;
    private final MasterKeyRotation rotation;
    private final ParkedStreams parked;
    private final AsyncProjections consumers;
    private final NodeList nodes;
    private final Clock clock;

    MaintenanceModule(
            ViewRebuild rebuild,
            MasterKeyRotation rotation,
            ParkedStreams parked,
            AsyncProjections consumers,
            NodeList nodes,
            Clock clock) {
        this.rebuild = rebuild;
        this.rotation = rotation;
        this.parked = parked;
        this.consumers = consumers;
        this.nodes = nodes;
        this.clock = clock;
    }

    @Override
    public void bind(RpcRegistry registry) {
        registry.on(AdminServiceGrpc.getRebuildViewMethod(), this::rebuildView)
                .on(AdminServiceGrpc.getGetRebuildMethod(), this::getRebuild)
                .on(AdminServiceGrpc.getRotateMasterKeyMethod(), this::rotateMasterKey)
                .on(AdminServiceGrpc.getListParkedEventsMethod(), this::listParkedEvents)
                .on(AdminServiceGrpc.getRetryParkedEventsMethod(), this::retryParkedEvents)
                .on(AdminServiceGrpc.getListNodesMethod(), this::listNodes);
    }

    private RebuildViewResponse rebuildView(RpcContext context, RebuildViewRequest request) {
        return RebuildViewResponse.newBuilder()
                .setOperationId(rebuild.start(request.getView()).id())
                .build();
    }

    private GetRebuildResponse getRebuild(RpcContext context, GetRebuildRequest request) {
        RebuildProgress progress = rebuild.require(request.getView());
        GetRebuildResponse.Builder response = GetRebuildResponse.newBuilder()
                .setOperationId(progress.id())
                .setState(
                        switch (progress.state()) {
                            case RUNNING -> RebuildState.REBUILD_STATE_RUNNING;
                            case DONE -> RebuildState.REBUILD_STATE_DONE;
                            case FAILED -> RebuildState.REBUILD_STATE_FAILED;
                        })
                .setEventsProcessed(progress.processed())
                .setEventsTotal(progress.total())
                .setStartedAt(Timestamps.fromMillis(progress.startedAt().toEpochMilli()));
        Instant finished = progress.finishedAt();
        if (finished != null) {
            response.setFinishedAt(Timestamps.fromMillis(finished.toEpochMilli()));
        }
        String failure = progress.failure();
        if (failure != null) {
            response.setError(failure);
        }
        return response.build();
    }

    private RotateMasterKeyResponse rotateMasterKey(RpcContext context, RotateMasterKeyRequest request) {
        long limit = request.getLimit() == 0 ? Long.MAX_VALUE : Integer.toUnsignedLong(request.getLimit());
        MasterKeyRotation.Progress progress = rotation.rewrap(limit);
        return RotateMasterKeyResponse.newBuilder()
                .setMasterKeyId(progress.masterKeyId())
                .setRewrapped(progress.rewrapped())
                .setRemaining(progress.remaining())
                .setTotal(progress.total())
                .build();
    }

    private ListParkedEventsResponse listParkedEvents(RpcContext context, ListParkedEventsRequest request) {
        ParkedStreams.Page page = parked.list(
                request.getConsumer(),
                request.getQuery().getOffset(),
                SharedMapper.limit(request.getQuery()),
                request.getQuery().getAsc());
        ListParkedEventsResponse.Builder response = ListParkedEventsResponse.newBuilder()
                .setDetails(ListDetails.newBuilder()
                        .setTotalResult(page.total())
                        .setViewTimestamp(Timestamps.fromMillis(clock.millis())));
        page.rows().forEach(row -> response.addResult(parkedEvent(row)));
        return response.build();
    }

    private static ParkedEvent parkedEvent(ParkedStreams.Parked row) {
        return ParkedEvent.newBuilder()
                .setConsumer(row.consumer())
                .setPosition(row.position())
                .setStreamType(row.stream().type())
                .setStreamId(row.stream().id())
                .setEventType(row.eventType())
                .setAttempts(row.attempts())
                .setLastError(row.error())
                .setParkedAt(Timestamps.fromMillis(row.parkedAt().toEpochMilli()))
                .setWaiting(row.waiting())
                .build();
    }

    private RetryParkedEventsResponse retryParkedEvents(RpcContext context, RetryParkedEventsRequest request) {
        consumers.requireKnown(request.getConsumer());
        int released = parked.retryNow(request.getConsumer(), request.getStreamType(), request.getStreamId());
        consumers.wakeAll();
        return RetryParkedEventsResponse.newBuilder().setReleased(released).build();
    }

    private ListNodesResponse listNodes(RpcContext context, ListNodesRequest request) {
        ListNodesResponse.Builder response = ListNodesResponse.newBuilder();
        nodes.list().forEach(node -> response.addResult(node(node)));
        return response.build();
    }

    private static dev.signet.api.proto.signet.admin.v1.Node node(Node node) {
        return dev.signet.api.proto.signet.admin.v1.Node.newBuilder()
                .setId(node.id())
                .setHost(node.host())
                .setRelease(node.release())
                .setStartedAt(Timestamps.fromMillis(node.startedAt().toEpochMilli()))
                .setSeenAt(Timestamps.fromMillis(node.seenAt().toEpochMilli()))
                .build();
    }
}
