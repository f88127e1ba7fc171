@NullMarked
package dev.signet.factor.recovery;

import org.jspecify.annotations.NullMarked;
