/** ZITADEL's calls about policies, branding among them. */
@NullMarked
package dev.signet.api.zitadel.policy;

import org.jspecify.annotations.NullMarked;
