/**
 * User grants: the roles of a project that an organization has given to a user, which the user's tokens can carry. Each
 * grant is a stream of its own. They authorise the use of a project, unlike memberships, which are manager roles.
 */
@NullMarked
package dev.signet.usergrant;

import org.jspecify.annotations.NullMarked;
