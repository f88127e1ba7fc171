/**
 * Explains whether a user may do something, by which memberships and grants, or what is missing; now and at instants of
 * the past. It decides with the rules of the gate ({@code Permissions}) and of the claims ({@code RoleSource}).
 */
@NullMarked
package dev.signet.explain;

import org.jspecify.annotations.NullMarked;
