@NullMarked
package dev.signet.factor;

import org.jspecify.annotations.NullMarked;
