package dev.signet.api.rest;

import java.util.List;

/**
 * Where a service hangs in the URL space.
 *
 * @param service full name of the service
 * @param prefix what stands before the paths of its {@code google.api.http} options; empty if they are complete
 * @param root path below which everything belongs to the service
 * @param unknownFields what becomes of fields that requests do not have
 */
record RestMount(String service, String prefix, String root, UnknownFields unknownFields) {

    /** Every service that has a JSON form. ZITADEL's options are relative, each service having a prefix of its own. */
    static final List<RestMount> ALL = List.of(
            relative("zitadel.management.v1.ManagementService", "/management/v1"),
            relative("zitadel.auth.v1.AuthService", "/auth/v1"),
            relative("zitadel.admin.v1.AdminService", "/admin/v1"),
            own("signet.admin.v1.AdminService", "/signet/admin/v1"),
            own("signet.auth.v1.AuthService", "/signet/auth/v1"));

    private static RestMount relative(String service, String prefix) {
        return new RestMount(service, prefix, prefix, UnknownFields.IGNORED);
    }

    private static RestMount own(String service, String root) {
        return new RestMount(service, "", root, UnknownFields.REFUSED);
    }
}
