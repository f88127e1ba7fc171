/** Memberships: manager roles of users on the instance, on organizations and on projects, each a stream of its own. */
@NullMarked
package dev.signet.membership;

import org.jspecify.annotations.NullMarked;
