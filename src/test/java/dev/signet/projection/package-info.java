@NullMarked
package dev.signet.projection;

import org.jspecify.annotations.NullMarked;
