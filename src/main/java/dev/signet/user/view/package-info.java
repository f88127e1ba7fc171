/** The read side of users: the projection of their events to tables, and the queries and searches of these tables. */
@NullMarked
package dev.signet.user.view;

import org.jspecify.annotations.NullMarked;
