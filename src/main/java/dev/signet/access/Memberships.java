package dev.signet.access;

import java.util.List;

/** Where the permission check learns a user's memberships. */
public interface Memberships {

    /** Every membership the user holds now. */
    List<Membership> of(String userId);
}
