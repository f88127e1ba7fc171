package dev.signet.node;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A server that works on the database, or did so when it was last seen. */
@Entity
@Table(name = "nodes")
@SuppressWarnings("NullAway.Init") // Hibernate ORM sets the fields
public class Node {
    @Id
    private String id;

    private String host;
    private String release;
    private Instant startedAt;
    private Instant seenAt;

    /** For Hibernate ORM. */
    protected Node() {}

    Node(String id, String host, String release, Instant startedAt) {
        this.id = id;
        this.host = host;
        this.release = release;
        this.startedAt = startedAt;
        this.seenAt = startedAt;
    }

    /** A random id, new with each start of the server. */
    public String id() {
        return id;
    }

    /** The name of the machine; on Kubernetes that of the pod. */
    public String host() {
        return host;
    }

    /** The version of the program. */
    public String release() {
        return release;
    }

    /** When the server entered itself into the list, by the clock of the database. */
    public Instant startedAt() {
        return startedAt;
    }

    /** When the server last renewed its entry, by the clock of the database. */
    public Instant seenAt() {
        return seenAt;
    }
}
