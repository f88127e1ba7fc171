package dev.signet.node;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The rows of the table {@code nodes}. Every method needs a transaction of JTA, except for those that only read. */
@Singleton
public class Nodes implements PanacheRepositoryBase<Node, String> {
    /** How many entries are kept at most; beyond, those that were seen least recently go first. */
    static final int MOST = 1_000;

    /** Returns the time of the database, because those of nodes may differ. */
    Instant now() {
        return getEntityManager().createQuery("select instant", Instant.class).getSingleResult();
    }

    /** Enters the node, or renews its entry if it is there. */
    void see(String id, String host, String release) {
        Instant now = now();
        if (update("seenAt = ?1 where id = ?2", now, id) == 0) {
            persist(new Node(id, host, release, now));
        }
    }

    /** Deletes nodes that were last seen longer ago than this. */
    long forget(Duration age) {
        return delete("seenAt < ?1", now().minus(age));
    }

    /** Returns the nodes, the one that started last first. */
    List<Node> newest() {
        return findAll(Sort.descending("startedAt").and("id")).page(0, MOST).list();
    }
}
