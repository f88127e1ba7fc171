/** The PostgreSQL that Signet brings along and runs itself while no database is configured. */
@NullMarked
package dev.signet.boot.postgres;

import org.jspecify.annotations.NullMarked;
