/** Import and export of people in Signet's dialect. */
@NullMarked
package dev.signet.api.signet.transfer;

import org.jspecify.annotations.NullMarked;
