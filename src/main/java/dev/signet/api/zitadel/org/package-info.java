/** ZITADEL's calls about organizations. */
@NullMarked
package dev.signet.api.zitadel.org;

import org.jspecify.annotations.NullMarked;
