/** Import and export of people with everything that belongs to them. */
@NullMarked
package dev.signet.transfer;

import org.jspecify.annotations.NullMarked;
