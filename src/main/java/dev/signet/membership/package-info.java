/**
 * Memberships: the manager roles of users on the instance and on organizations. Each membership is a stream of its own.
 */
@NullMarked
package dev.signet.membership;

import org.jspecify.annotations.NullMarked;
