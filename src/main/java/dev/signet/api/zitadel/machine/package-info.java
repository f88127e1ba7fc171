/** ZITADEL's calls about machine users, their keys, secrets and personal access tokens. */
@NullMarked
package dev.signet.api.zitadel.machine;

import org.jspecify.annotations.NullMarked;
