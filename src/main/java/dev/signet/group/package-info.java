/**
 * Groups of users of one organization. A group has members and can be granted roles of projects (package {@code
 * groupgrant}), which its members then have. Each membership is a stream of its own, so that a group with very many
 * members costs no more to load than an empty one.
 */
@NullMarked
package dev.signet.group;

import org.jspecify.annotations.NullMarked;
