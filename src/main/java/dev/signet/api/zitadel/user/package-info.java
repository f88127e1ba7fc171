/**
 * ZITADEL's calls about people: creation, profile, addresses, passwords, states and metadata, by an administrator and by
 * the person.
 */
@NullMarked
package dev.signet.api.zitadel.user;

import org.jspecify.annotations.NullMarked;
