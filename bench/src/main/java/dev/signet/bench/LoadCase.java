package dev.signet.bench;

import java.io.IOException;
import java.net.http.HttpRequest;

/**
 * One row of the table: what is asked, and on how many connections at once.
 *
 * @param connections units of work under way, each on a connection of its own
 */
record LoadCase(String name, int connections, Work work) {

    /** Does what is timed, be it one request or a whole sign-in; called by several workers at once. */
    interface Work {
        /**
         * Does it once.
         *
         * @param worker 0 up to, not including, the number of connections
         * @param turn counts the work of this worker from 0, through warm-up and measurement
         * @throws IOException if there is no answer
         * @throws BenchException if the answer is another than the one wanted
         */
        void once(int worker, long turn) throws IOException, InterruptedException;
    }

    /** Makes the requests of a case whose work is one request; called by several workers at once. */
    interface Requests {
        HttpRequest next(int worker, long turn);
    }

    /** One request at a time, which must be answered with status 2xx. */
    static LoadCase of(String name, int connections, Server server, Requests requests) {
        return new LoadCase(name, connections, (worker, turn) -> server.answer(requests.next(worker, turn)));
    }
}
