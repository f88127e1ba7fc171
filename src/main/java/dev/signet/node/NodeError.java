package dev.signet.node;

import static dev.signet.kernel.DomainError.failedPrecondition;

import dev.signet.kernel.DomainError;

/** The broken rules about the list of nodes. */
public final class NodeError {
    public static final DomainError NOT_LISTED = failedPrecondition(
            "node.list.off", "The nodes of this installation are not listed, because signet.nodes.listed is off.");

    private NodeError() {}
}
