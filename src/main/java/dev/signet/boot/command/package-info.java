/** The command line: what {@code signet} does besides being a server, and with which status it ends. */
@NullMarked
package dev.signet.boot.command;

import org.jspecify.annotations.NullMarked;
