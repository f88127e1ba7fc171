package dev.signet.api.http;

/**
 * The order of the handlers that run for every request, before all others. Handlers of equal order would run in an
 * order that nothing guarantees.
 */
public final class RouteOrder {
    /** First, because it routes a request again from the beginning. */
    static final int HEAD_RESPONSES = Integer.MIN_VALUE;

    /** Before the handlers that refuse requests, so that their responses have a date, too. */
    static final int DATE = HEAD_RESPONSES + 1;

    static final int MIME_SNIFFING = DATE + 1;
    static final int METRICS = DATE + 2;
    static final int HEAD = DATE + 3;
    static final int CLIENT_ADDRESS = DATE + 4;
    static final int REQUEST_ID = DATE + 5;
    static final int DEADLINE = DATE + 6;
    static final int MANAGEMENT = DATE + 7;
    static final int HEALTH_GROUPS = DATE + 8;

    /** Before the gRPC server. */
    public static final int GRPC_HEADS = DATE + 9;

    /** Before the gRPC server, which takes every HTTP/2 request whose type begins like that of gRPC. */
    public static final int RPC = DATE + 10;

    private RouteOrder() {}
}
