@NullMarked
package dev.signet.transfer.format;

import org.jspecify.annotations.NullMarked;
