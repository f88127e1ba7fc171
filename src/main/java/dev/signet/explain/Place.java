package dev.signet.explain;

import java.util.List;

/**
 * Where the permission check looks.
 *
 * @param exists whether the object exists at the moment; if it existed before, its organizations are told nevertheless
 * @param orgIds the organizations in which a call about the object may be made; none if it never existed
 * @param objectIds ids of the project and project grant, on which a permission may be held alone
 * @param projectId the project whose roles are asked for; empty for none
 * @param projectGrantId the project grant by which the roles must have been granted; empty for any way
 */
record Place(boolean exists, List<String> orgIds, List<String> objectIds, String projectId, String projectGrantId) {
    Place {
        orgIds = List.copyOf(orgIds);
        objectIds = List.copyOf(objectIds);
    }
}
