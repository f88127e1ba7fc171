/**
 * What grants of project roles have in common, whether they are given to a user or to a group: state, commands and
 * rules. {@code usergrant} and {@code groupgrant} add their events, errors, views and searches.
 */
@NullMarked
package dev.signet.rolegrant;

import org.jspecify.annotations.NullMarked;
