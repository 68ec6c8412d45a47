package press.dateline.moderation;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import press.dateline.sanction.Sanction;
import press.dateline.site.SiteCard;
import press.dateline.web.ProblemException;

/** Judges what readers write, for the features that take it in. */
@ApplicationScoped
public class Moderation {

    private final Pipeline pipeline = Pipeline.usual();
    private final WordLists lists;
    private final SpamModels spam;
    private final ExternalService external;
    private final Gathering gathering;

    Moderation(WordLists lists, SpamModels spam, ExternalService external, Gathering gathering) {
        this.lists = lists;
        this.spam = spam;
        this.external = external;
        this.gathering = gathering;
    }

    /**
     * Judges a comment; one statement, and one for each word list, and for the spam classifier, that has changed since this
     * instance judged last.
     *
     * @param postModerated whether its discussion shows at once what no rule holds back
     * @throws ProblemException 403 where the reader is suspended or banned
     */
    public Judged judge(Written written, WrittenBy by, boolean postModerated, SiteCard site) {
        return judge(written, by, postModerated, site, null);
    }

    /**
     * Judges what a comment says from now on, which may be what it has said before; as many statements.
     *
     * @throws ProblemException 403 where the reader is suspended or banned
     */
    public Judged judgeEdit(UUID comment, Written written, WrittenBy by, boolean postModerated, SiteCard site) {
        return judge(written, by, postModerated, site, comment);
    }

    private Judged judge(Written written, WrittenBy by, boolean postModerated, SiteCard site, @Nullable UUID edited) {
        RepeatKeys keys = written.repeatKeys(by.reader());
        Gathering.Gathered gathered = gathering.gather(written, by, keys, edited);
        Sanction sanction = gathered.sanction();
        if (sanction != null && sanction.forbids()) {
            throw sanction.problem();
        }
        Rules rules = new Rules(
                postModerated,
                site.linkRules().most(),
                site.linkRules().domains(),
                host(site.webUrl()),
                lists.compiled(ListName.BANNED, gathered.banned()),
                lists.compiled(ListName.SUSPECT, gathered.suspect()),
                new SpamInForce(spam.model(gathered.spamModel()), site.spamRules()),
                site.readerRules().newReader(),
                site.readerRules().record(),
                external.isThere());
        Submission submission = written.submission(gathered.repeats(), gathered.standing());
        return new Judged(
                pipeline.judge(submission, rules),
                new Inputs(submission, RulesInForce.of(rules)),
                written.at(),
                keys,
                gathered.previous());
    }

    /**
     * Judges comments again, each by the rules of then; one statement for each word list, and one for the classifier,
     * that is not in memory.
     */
    List<Judged> judgeAgain(List<Inputs> comments, Instant at) {
        PastRules past = new PastRules(NewReplay.UNCHANGED, lists, spam);
        return comments.stream()
                .map(inputs -> new Judged(
                        pipeline.judge(inputs.submission(), past.of(inputs.rules())),
                        inputs,
                        at,
                        new RepeatKeys(inputs.submission().written().repeatKey(), null),
                        null))
                .toList();
    }

    private static String host(String webUrl) {
        return Objects.requireNonNullElse(URI.create(webUrl).getHost(), "").toLowerCase(Locale.ROOT);
    }
}
