@NullMarked
package dev.signet.eventstore;

import org.jspecify.annotations.NullMarked;
