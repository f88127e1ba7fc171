package dev.signet.access;

import java.util.Set;

/**
 * What a caller may reach with a permission in the selected organization. A permission that comes from a role on a
 * project or on a project grant reaches only what belongs to that object.
 */
public sealed interface Reach {

    /** Tells whether something that belongs to one of these projects or project grants can be reached. */
    boolean includes(String... objectIds);

    /** Everything in the organization. */
    record Everything() implements Reach {
        @Override
        public boolean includes(String... objectIds) {
            return true;
        }
    }

    /** What belongs to one of these projects and project grants. */
    record Objects(Set<String> ids) implements Reach {
        public Objects {
            ids = Set.copyOf(ids);
        }

        @Override
        public boolean includes(String... objectIds) {
            for (String id : objectIds) {
                if (ids.contains(id)) {
                    return true;
                }
            }
            return false;
        }
    }
}
