/**
 * Tells the builder of native images what to include in addition to the code that it finds in use by itself. The
 * information is in these places:
 *
 * <ul>
 *   <li>{@code META-INF/native-image/dev.signet/signet/reachability-metadata.json}: classes that libraries create by
 *       name or from C, and the C functions that are called
 *   <li>{@link dev.signet.boot.nativeimage.NamedClasses}: classes of libraries that depend on settings
 *   <li>{@code @RegisterForReflection} on the interface of a feature's events, which includes the records in it, and
 *       on other records that events, snapshots and JSON documents contain
 *   <li>the same annotation on the commands of the command line, whose options the parser finds by reflection
 *   <li>{@code quarkus.native.*} in {@code application.properties}: resources that are read by name, and what is
 *       initialized when the server starts instead of when the image is built
 *   <li>substitutions in this package
 * </ul>
 *
 * <p>{@code NativeImageTest} compares these lists with what the code uses.
 */
@NullMarked
package dev.signet.boot.nativeimage;

import org.jspecify.annotations.NullMarked;
