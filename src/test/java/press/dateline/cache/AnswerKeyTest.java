package press.dateline.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import press.dateline.testing.Contract;
import press.dateline.testing.DatabaseResource;
import press.dateline.web.MinSeq;

/** What makes another answer of an address is known here, without its resource being asked. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class AnswerKeyTest {

    @Test
    void knowsTheParametersOfFeedsAndThatSitemapsHaveNone() {
        Contract contract = Contract.read();
        assertThat(names(contract, "getFeed")).containsExactlyInAnyOrderElementsOf(AnswerKey.OF_FEEDS);
        assertThat(names(contract, "getSecretFeed")).containsExactlyInAnyOrderElementsOf(AnswerKey.OF_FEEDS);
        for (String sitemap : List.of("getSitemap", "getSitemapIndex", "getNewsSitemap")) {
            assertThat(names(contract, sitemap)).isEmpty();
        }
    }

    private static List<String> names(Contract contract, String operation) {
        return contract.operations().stream()
                .filter(one -> one.id().equals(operation))
                .flatMap(one -> one.in("query").stream())
                .map(Contract.Parameter::name)
                .filter(name -> !name.equals(MinSeq.PARAMETER))
                .toList();
    }
}
