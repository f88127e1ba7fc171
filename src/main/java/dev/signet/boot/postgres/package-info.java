/** The PostgreSQL server that Signet contains and runs itself if no database is configured. */
@NullMarked
package dev.signet.boot.postgres;

import org.jspecify.annotations.NullMarked;
