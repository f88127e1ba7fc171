package dev.signet.bench;

import java.io.IOException;
import java.net.http.HttpRequest;

/**
 * One row of the table: an operation, and the number of connections that repeat it concurrently.
 *
 * @param connections number of concurrent operations, each on its own connection
 */
record LoadCase(String name, int connections, Work work) {

    /** The operation that is timed, a request or a whole sign-in; called by several workers concurrently. */
    interface Work {
        /**
         * Runs the operation once.
         *
         * @param worker number of the worker, from 0 to less than the number of connections
         * @param turn number of the operation of this worker, counted from 0 through warm-up and measurement
         * @throws IOException if there is no response
         * @throws BenchException if the response is not the expected one
         */
        void once(int worker, long turn) throws IOException, InterruptedException;
    }

    /** Creates the requests of a case whose operation is one request; called by several workers concurrently. */
    interface Requests {
        HttpRequest next(int worker, long turn);
    }

    /** A case of single requests, each of which must be answered with status 2xx. */
    static LoadCase of(String name, int connections, Server server, Requests requests) {
        return new LoadCase(name, connections, (worker, turn) -> server.answer(requests.next(worker, turn)));
    }
}
