/** Calls of version 2 about projects, over the same commands and queries as those of version 1. */
@NullMarked
package dev.signet.api.zitadel.v2.project;

import org.jspecify.annotations.NullMarked;
