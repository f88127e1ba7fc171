/** How the sign-in pages look for an organization: its colours and its logo, configured like ZITADEL's label policy. */
@NullMarked
package dev.signet.branding;

import org.jspecify.annotations.NullMarked;
