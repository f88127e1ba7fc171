@NullMarked
package dev.signet.application;

import org.jspecify.annotations.NullMarked;
