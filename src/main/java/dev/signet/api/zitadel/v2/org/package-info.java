/** Calls of version 2 about organizations, over the same commands and queries as those of version 1. */
@NullMarked
package dev.signet.api.zitadel.v2.org;

import org.jspecify.annotations.NullMarked;
