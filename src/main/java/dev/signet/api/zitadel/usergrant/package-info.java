/** ZITADEL's calls about user grants. */
@NullMarked
package dev.signet.api.zitadel.usergrant;

import org.jspecify.annotations.NullMarked;
