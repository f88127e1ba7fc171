/** Calls of version 2 about the project roles of users, over the same commands and queries as those of version 1. */
@NullMarked
package dev.signet.api.zitadel.v2.authorization;

import org.jspecify.annotations.NullMarked;
