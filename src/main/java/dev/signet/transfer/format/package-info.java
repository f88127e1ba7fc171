/**
 * Converts exports of other systems into people as the call ImportUsers takes them. Pure functions of the files; they
 * read one person at a time.
 */
@NullMarked
package dev.signet.transfer.format;

import org.jspecify.annotations.NullMarked;
