package dev.signet.access;

import java.util.List;

/** Provides the memberships of users for the permission check. */
public interface Memberships {

    /** Returns every current membership of the user. */
    List<Membership> of(String userId);
}
