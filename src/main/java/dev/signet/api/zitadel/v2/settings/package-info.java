/** Calls of version 2 about settings, over the same commands and queries as those of version 1. */
@NullMarked
package dev.signet.api.zitadel.v2.settings;

import org.jspecify.annotations.NullMarked;
