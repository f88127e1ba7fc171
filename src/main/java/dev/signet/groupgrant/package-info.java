/**
 * Group grants: the roles of a project that an organization has given to one of its groups, and thereby to every member.
 * Each grant is a stream of its own.
 */
@NullMarked
package dev.signet.groupgrant;

import org.jspecify.annotations.NullMarked;
