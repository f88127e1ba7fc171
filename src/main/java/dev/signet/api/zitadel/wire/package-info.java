/** Converters of what all calls of ZITADEL's API share: paging, search methods, details of objects and changes. */
@NullMarked
package dev.signet.api.zitadel.wire;

import org.jspecify.annotations.NullMarked;
