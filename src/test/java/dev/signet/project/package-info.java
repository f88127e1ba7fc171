@NullMarked
package dev.signet.project;

import org.jspecify.annotations.NullMarked;
