package dev.signet.boot.nativeimage;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * Names the classes that Caffeine chooses by the settings of a cache. They come in pairs: the class of the cache and
 * the class of its entries. SSMSW and PSWMS have a maximum size and expire after they were written; SSMWA and PSAMW
 * have a maximum weight and expire after they were used.
 */
@RegisterForReflection(
        classNames = {
            "com.github.benmanes.caffeine.cache.SSMSW",
            "com.github.benmanes.caffeine.cache.PSWMS",
            "com.github.benmanes.caffeine.cache.SSMWA",
            "com.github.benmanes.caffeine.cache.PSAMW"
        })
final class NamedClasses {
    private NamedClasses() {}
}
