package dev.signet.access;

/** Tells the permission check which organizations exist. */
public interface Organizations {

    /** Tells whether there is an organization with this id, even if it is deactivated. */
    boolean exists(String orgId);
}
