/** Calls of v2beta, each of which is the call of version 2 under other names and numbers of fields. */
@NullMarked
package dev.signet.api.zitadel.v2.beta;

import org.jspecify.annotations.NullMarked;
