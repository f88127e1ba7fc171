/** Tests how the sign-in pages look for an organization. */
@NullMarked
package dev.signet.branding;

import org.jspecify.annotations.NullMarked;
