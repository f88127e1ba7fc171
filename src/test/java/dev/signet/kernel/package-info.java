@NullMarked
package dev.signet.kernel;

import org.jspecify.annotations.NullMarked;
