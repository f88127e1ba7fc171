/** What every response of this server has in common, whichever door it comes from. */
@NullMarked
package dev.signet.api.http;

import org.jspecify.annotations.NullMarked;
