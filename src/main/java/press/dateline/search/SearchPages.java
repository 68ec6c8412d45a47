package press.dateline.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.util.RawValue;
import org.jspecify.annotations.Nullable;
import press.dateline.reading.ExplanationView;
import press.dateline.web.Page;

/** What a search found, the articles as rendered bytes; {@link SearchView} is the contract's form of it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SearchPages(
        @Nullable Page<RawValue> articles,
        @Nullable Page<FoundName> people,
        @Nullable Page<FoundName> places,
        @Nullable Page<FoundName> sections,
        @Nullable Page<FoundName> tags,
        @Nullable ExplanationView explain) {}
