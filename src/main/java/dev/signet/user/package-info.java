/**
 * What is decided about users, both people and machine users: their names, addresses, passwords, codes, keys, tokens and
 * metadata. It asks no view; {@link dev.signet.user.view} reads what was decided.
 */
@NullMarked
package dev.signet.user;

import org.jspecify.annotations.NullMarked;
