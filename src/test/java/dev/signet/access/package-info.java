@NullMarked
package dev.signet.access;

import org.jspecify.annotations.NullMarked;
