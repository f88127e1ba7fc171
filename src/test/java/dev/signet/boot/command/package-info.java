/** Tests of the command line. */
@NullMarked
package dev.signet.boot.command;

import org.jspecify.annotations.NullMarked;
