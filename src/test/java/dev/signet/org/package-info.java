@NullMarked
package dev.signet.org;

import org.jspecify.annotations.NullMarked;
