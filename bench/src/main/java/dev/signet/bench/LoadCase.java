package dev.signet.bench;

import java.net.http.HttpRequest;

/**
 * One row of the table: what is asked, and on how many connections at once.
 *
 * @param connections requests under way, each on a connection of its own
 */
record LoadCase(String name, int connections, Requests requests) {

    /** Makes the requests of a case; called by several workers at once. */
    interface Requests {
        /**
         * The next request of a worker.
         *
         * @param worker 0 up to, not including, the number of connections
         * @param turn counts the requests of this worker from 0, through warm-up and measurement
         */
        HttpRequest next(int worker, long turn);
    }
}
