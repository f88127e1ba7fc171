/** What the calls of version 2 have in common on the wire. */
@NullMarked
package dev.signet.api.zitadel.v2.wire;

import org.jspecify.annotations.NullMarked;
