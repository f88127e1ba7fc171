/**
 * Memberships: the manager roles of users on the instance, on organizations, projects and project grants. Each
 * membership is a stream of its own.
 */
@NullMarked
package dev.signet.membership;

import org.jspecify.annotations.NullMarked;
