package dev.signet.explain;

import java.util.List;

/**
 * The place for which permissions and roles are checked: an object and the organizations that it belongs to.
 *
 * @param exists whether the object exists at the moment; if it only existed before, {@code orgIds} still contains its
 * organizations
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
