package dev.signet.api.rest;

import dev.signet.api.dialect.RpcException;
import dev.signet.api.dialect.RpcFailure;
import org.jspecify.annotations.Nullable;

/**
 * The position of the reader in a body, as a step and its parent. It is converted to a path such as {@code
 * queries[1].user_name_query} only if an error has to name it.
 */
record JsonTrail(@Nullable JsonTrail parent, String step) {
    static final JsonTrail START = new JsonTrail(null, "");

    JsonTrail field(String name) {
        return new JsonTrail(this, parent == null ? name : "." + name);
    }

    JsonTrail index(int index) {
        return new JsonTrail(this, "[" + index + "]");
    }

    JsonTrail key(String key) {
        return new JsonTrail(this, "[\"" + key + "\"]");
    }

    /** The refusal of the value at this position. */
    RpcException refusal(String reason, String description) {
        return RpcFailure.field(toString(), reason, description).exception();
    }

    @Override
    public String toString() {
        return parent == null ? step : parent + step;
    }
}
