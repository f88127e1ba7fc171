/** What is read of users: the rows that follow their events, and the queries and searches over these. */
@NullMarked
package dev.signet.user.view;

import org.jspecify.annotations.NullMarked;
