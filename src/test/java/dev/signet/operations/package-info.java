@NullMarked
package dev.signet.operations;

import org.jspecify.annotations.NullMarked;
