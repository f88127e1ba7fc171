package dev.signet.api.zitadel.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.api.proto.zitadel.v1.ListQuery;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ListPageTest {
    @Test
    void a_list_is_paged_in_the_requested_order() {
        List<Integer> whole = List.of(1, 2, 3, 4, 5);
        ListQuery.Builder second = ListQuery.newBuilder().setOffset(2).setLimit(2);

        assertThat(ListPage.of(second.setAsc(true).build()).cut(whole)).containsExactly(3, 4);
        assertThat(ListPage.of(second.setAsc(false).build()).cut(whole)).containsExactly(3, 2);
        assertThat(ListPage.of(ListQuery.getDefaultInstance())).isEqualTo(new ListPage(0, 100, false));
    }
}
