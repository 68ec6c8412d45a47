package press.dateline.leak;

import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Something that not everybody may see. */
enum Secret {
    /** An article that was never published. */
    DRAFT,
    /** An article that is published later. */
    SCHEDULED,
    /** An article that is published under embargo. */
    EMBARGOED,
    /** An article that was published, and killed. */
    KILLED,
    /** A published article in the section sport, which is in no partner's contract. */
    OUTSIDE,
    /** An article that was published a moment ago, in the section world. */
    FRESH,
    /** An article that was published hours ago, in the section world. */
    OPEN,
    /** The body of that article. */
    BODY,
    /** What that article's newer draft says. */
    NEWER,
    /** Editors' notes, on articles and on what they have saved. */
    NOTE,
    /** An agency's photo in the open article: file, credit, caption, alternative text. */
    PHOTO,
    /** A photo in the open article that was withdrawn. */
    PULLED,
    /** An approved comment on the article outside. */
    TALK,
    /** A comment on the killed article that nobody has decided on. */
    LOST,
    /** A comment that nobody has decided on. */
    PENDING,
    /** A comment that was rejected. */
    REJECTED,
    /** What a comment said before it was edited. */
    EDITED,
    /** What a deleted comment said. */
    DELETED,
    /** Who has reported a comment, and why. */
    REPORT,
    /** What a moderator has noted at a decision. */
    DECISION,
    /** What a moderator has noted at a sanction. */
    SANCTION,
    /** What a reader says against a rejection. */
    APPEAL,
    /** An entry of a word list. */
    WORD,
    /** A reader's e-mail. */
    READER,
    /** A reader's id. */
    READER_ID,
    /** That there is the draft: its id, as those below. */
    DRAFT_ID,
    SCHEDULED_ID,
    EMBARGOED_ID,
    OUTSIDE_ID,
    FRESH_ID,
    OPEN_ID,
    /** What the house notes on a partner: contact, notes, what was agreed on. */
    PARTNER,
    /** That there is this partner. */
    RIVAL,
    /** The name of that partner's key. */
    KEY,
    /** The name of that partner's plan. */
    PLAN,
    /** An import's file, what was rejected of it, and a feed source. */
    IMPORT,
    /** What opens anything: keys, readers' and previews' tokens. */
    CREDENTIAL;

    /** Stands in what is secret, and in nothing that a caller sends. */
    String word() {
        return "zq" + plain() + "qz";
    }

    /** What a caller can ask by: the slug of an article, and a word of it. */
    String clue() {
        return "clue" + plain() + "word";
    }

    private String plain() {
        return name().toLowerCase(Locale.ROOT).replace("_", "");
    }

    /** By what each is told apart where it comes to light. */
    static final class Traces {

        private final Map<Secret, Set<String>> traces = new EnumMap<>(Secret.class);

        Traces() {
            for (Secret secret : values()) {
                add(secret, secret.word());
                add(secret, secret.clue());
            }
        }

        void add(Secret secret, String trace) {
            traces.computeIfAbsent(secret, _ -> new TreeSet<>()).add(trace.toLowerCase(Locale.ROOT));
        }

        void addAll(Secret secret, Collection<String> more) {
            more.forEach(trace -> add(secret, trace));
        }

        /** The secrets that an answer tells, beside what the caller has sent itself. */
        Set<Secret> in(String answer, String sent) {
            String told = answer.toLowerCase(Locale.ROOT);
            String known = sent.toLowerCase(Locale.ROOT);
            Set<Secret> found = EnumSet.noneOf(Secret.class);
            traces.forEach((secret, words) -> {
                if (words.stream().anyMatch(word -> told.contains(word) && !known.contains(word))) {
                    found.add(secret);
                }
            });
            return found;
        }
    }
}
