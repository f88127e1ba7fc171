package dev.signet.api.rest;

import com.google.rpc.Code;
import dev.signet.api.dialect.KnownRpc;
import dev.signet.api.dialect.RpcFailure;

/**
 * The path of an rpc that the published API has and that this server lacks. Its callers learn which rpc is missing.
 *
 * @param dialect how responses are written
 */
record MissingRoute(KnownRpc rpc, RestDialect dialect) implements Routed {

    RestAnswer answer() {
        return dialect.failure(RpcFailure.of(
                Code.UNIMPLEMENTED, KnownRpc.MISSING, rpc.fullName() + " is not available on this server."));
    }
}
