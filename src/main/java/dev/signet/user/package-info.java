/** Users, both people and machine users: their names, addresses, passwords, codes, keys, tokens and metadata. */
@NullMarked
package dev.signet.user;

import org.jspecify.annotations.NullMarked;
