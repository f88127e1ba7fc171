package dev.signet.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.fuzz.Values;
import dev.signet.kernel.PathText;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.arbitraries.StringArbitrary;

/** Every text that is accepted as a key can be used in a URL path, and every text that is refused cannot. */
final class AddressableKeyTest {

    @Property
    void a_segment_is_read_as_it_was_written(@ForAll("texts") String text) {
        assertThat(read(encoded(text)).equals(List.of(text))).isEqualTo(PathText.isSegment(text));
    }

    @Property
    void several_segments_are_read_as_they_were_written(@ForAll("texts") String text) {
        String path = List.of(text.split("/", -1)).stream()
                .map(AddressableKeyTest::encoded)
                .collect(Collectors.joining("/"));
        assertThat(read(path).equals(List.of(text.split("/", -1)))).isEqualTo(PathText.isSegments(text));
    }

    @Provide
    Arbitrary<String> texts() {
        StringArbitrary awkward = Arbitraries.strings()
                .withChars("./\\%;:_ \0\u001f\u007f\u0085a")
                .ofMaxLength(6);
        return Arbitraries.oneOf(awkward, Values.texts(200));
    }

    private static List<String> read(String path) {
        try {
            return RequestPath.segments("/" + path);
        } catch (IllegalArgumentException e) {
            return List.of();
        }
    }

    private static String encoded(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
