package press.dateline.feed;

import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import press.dateline.web.PublicUrl;

/** The forms that there are. */
@Singleton
class FeedForms {

    private final List<FeedForm> forms;
    private final PublicUrl publicUrl;

    FeedForms(@All List<FeedForm> forms, PublicUrl publicUrl) {
        this.forms = forms.stream()
                .sorted(Comparator.comparing(FeedForm::suffix).reversed())
                .toList();
        this.publicUrl = publicUrl;
    }

    Optional<FeedForm> withSuffix(String suffix) {
        return forms.stream().filter(form -> form.suffix().equals(suffix)).findFirst();
    }

    /**
     * Where a feed is read in each form.
     *
     * @param path the feed's, without its suffix
     */
    List<FeedView.FeedAddress> addresses(String path) {
        return forms.stream()
                .map(form -> new FeedView.FeedAddress(form.mediaType(), publicUrl.to(path + "." + form.suffix())))
                .toList();
    }
}
