package press.dateline.web;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.info.Info;
import org.eclipse.microprofile.openapi.models.tags.Tag;
import org.jboss.jandex.IndexView;
import org.jspecify.annotations.Nullable;

/**
 * Completes the contract that is generated from the code by what follows from rules: problems, headers, security,
 * which members are required, examples; and puts it in an order that stays. Runs in the build.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class Contract implements OASFilter {

    private final IndexView index;

    public Contract(IndexView index) {
        this.index = index;
    }

    @Override
    public void filterOpenAPI(OpenAPI api) {
        api.setServers(List.of(OASFactory.createServer().url("/").description("The instance that answers it")));
        Info info = Objects.requireNonNullElseGet(
                api.getInfo(), () -> OASFactory.createInfo().title("Dateline").version("1"));
        api.setInfo(info);
        info.description("Articles, people, places and comments of a news publication, as JSON. Lists come in pages,"
                        + " with nextCursor and next. Errors are problems (RFC 9457). An absent value is absent, not null. Lists"
                        + " of values in the descriptions of answers are open: more may come. Guides are at /docs.")
                .license(OASFactory.createLicense().name("Apache-2.0").identifier("Apache-2.0"));
        ContractExamples examples = new ContractExamples();
        new ContractSchemas(index, api).complete();
        new ContractOperations(index, api, examples).complete();
        new ContractDepartures(index).complete(api);
        examples.problem(api);
        sort(api);
    }

    private static void sort(OpenAPI api) {
        TreeMap<String, PathItem> paths = new TreeMap<>(api.getPaths().getPathItems());
        api.getPaths().setPathItems(paths);
        Components components = api.getComponents();
        components.setSchemas(new TreeMap<>(components.getSchemas()));
        components.setResponses(new TreeMap<>(components.getResponses()));
        @Nullable List<Tag> tags = api.getTags();
        if (tags != null) {
            List<Tag> sorted = new ArrayList<>(tags);
            sorted.sort(Comparator.comparing(Tag::getName));
            api.setTags(sorted);
        }
    }
}
