/**
 * The commands and events of users, both people and machine users: their names, addresses, passwords, codes, keys,
 * tokens and metadata. Searches and other queries of users are in {@link dev.signet.user.view}, on which this package
 * does not depend.
 */
@NullMarked
package dev.signet.user;

import org.jspecify.annotations.NullMarked;
