/** Calls of version 2 about the manager roles of users, over the same commands and queries as those of version 1. */
@NullMarked
package dev.signet.api.zitadel.v2.administrator;

import org.jspecify.annotations.NullMarked;
