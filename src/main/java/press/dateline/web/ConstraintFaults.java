package press.dateline.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import press.dateline.web.Problem.Fault;

/**
 * What it means to the caller when the database's own rule stops a write: by the name of the constraint, which is never
 * shown. The features check these rules first and can say more; here it ends when two writes cross.
 */
final class ConstraintFaults {

    private static final String UNIQUE = "23505";
    private static final String REFERENCE = "23503";

    private static final Map<String, Rule> RULES = new HashMap<>();

    static {
        rules(ProblemType.SLUG_TAKEN, "/slug", "is taken: choose another.")
                .of(
                        "uq_article_slug",
                        "uq_person_slug",
                        "uq_place_slug",
                        "uq_section_slug",
                        "uq_tag_slug",
                        "uq_partner_slug");
        rules(ProblemType.SLUG_TAKEN, "/slug", "once was another's: choose another.")
                .of("pk_former_slug");
        rules(ProblemType.DUPLICATE, "/id", "is taken: something has this id already.")
                .of("pk_article", "pk_person", "pk_place", "pk_section", "pk_tag", "pk_image", "pk_comment");
        rules(ProblemType.DUPLICATE, "/geonamesId", "is another place's.").of("uq_place_geonames_id");
        rules(ProblemType.DUPLICATE, "/outsideIds", "has an id that is another article's.")
                .of("pk_article_outside_id");
        rules(ProblemType.DUPLICATE, "/blocks", "has two blocks with the same id.")
                .of("uq_block_id");
        rules(ProblemType.DUPLICATE, "/name", "is another plan's.").of("uq_plan_name");
        rules(ProblemType.DUPLICATE, "/name", "is another feed's.").of("uq_feed_name");
        rules(ProblemType.DUPLICATE, "/name", "is another source's.").of("uq_feed_source_name");
        rules(ProblemType.DUPLICATE, "/quotes", "has two quotes with the same id.")
                .of("pk_quote");
        rules(ProblemType.REVISION_OUTDATED, "", "somebody else saved at the same moment: read it again and repeat.")
                .of("uq_revision_number");

        rules(ProblemType.INVALID_BODY, "/portrait", "there is no such image.").of("fk_person_portrait");
        rules(ProblemType.INVALID_BODY, "/logo", "there is no such image.").of("fk_site_logo");
        rules(ProblemType.INVALID_BODY, "/leadImage", "there is no such image.").of("fk_revision_lead_image");
        rules(ProblemType.INVALID_BODY, "/parent", "is not there, or is the thing itself.")
                .of(
                        "fk_place_parent",
                        "ck_place_parent",
                        "fk_section_parent",
                        "ck_section_parent",
                        "fk_comment_parent",
                        "fk_comment_root",
                        "ck_comment_root");
        rules(ProblemType.INVALID_BODY, "/offices", "an office's place is not there.")
                .of("fk_office_place");
        rules(ProblemType.INVALID_BODY, "/offices", "an office ends before it begins.")
                .of("ck_office_period");
        rules(ProblemType.INVALID_BODY, "/section", "there is no such section.").of("fk_revision_section");
        rules(ProblemType.INVALID_BODY, "/dateline", "there is no such place.").of("fk_revision_dateline_place");
        rules(ProblemType.INVALID_BODY, "/authors", "an author is not there.").of("fk_revision_author_person");
        rules(ProblemType.INVALID_BODY, "/tags", "a tag is not there.").of("fk_revision_tag_tag");
        rules(ProblemType.INVALID_BODY, "/people", "a person is not there, or is neither about nor mentioned.")
                .of("fk_revision_person_person", "ck_revision_person_rel");
        rules(ProblemType.INVALID_BODY, "/places", "a place is not there, or is neither about nor mentioned.")
                .of("fk_revision_place_place", "ck_revision_place_rel");
        rules(ProblemType.INVALID_BODY, "/quotes", "a quote's speaker is not there.")
                .of("fk_quote_speaker", "ck_quote_made_by");
        rules(ProblemType.INVALID_BODY, "/blocks", "a span leads to nothing, or leaves its text.")
                .of(
                        "fk_span_person",
                        "fk_span_place",
                        "fk_span_quote",
                        "ck_span_range",
                        "ck_span_target",
                        "ck_span_made_by",
                        "ck_block_parent",
                        "fk_block_parent");

        rules(ProblemType.INVALID_BODY, "/kind", "is not one of the kinds.").of("ck_revision_kind");
        rules(ProblemType.INVALID_BODY, "/type", "is not one of the types.").of("ck_tag_type");
        rules(ProblemType.INVALID_BODY, "/urgency", "must be from 1 to 9.").of("ck_revision_urgency");
        rules(ProblemType.INVALID_BODY, "/access", "must be free, metered or subscribers.")
                .of("ck_revision_access");
        rules(ProblemType.INVALID_BODY, "/discussion", "must be open, closed or off.")
                .of("ck_revision_discussion_state");
        rules(ProblemType.INVALID_BODY, "/syndication", "must be yes, no or ask.")
                .of("ck_image_syndication");
        rules(ProblemType.INVALID_BODY, "/width", "width and height must be more than 0.")
                .of("ck_image_size");
        rules(ProblemType.INVALID_BODY, "/focalPoint", "must lie within the picture.")
                .of("ck_image_focal_point");
        rules(ProblemType.INVALID_BODY, "/countryCode", "must be two capital letters (ISO 3166-1).")
                .of("ck_place_country_code");
        rules(ProblemType.INVALID_BODY, "/latitude", "latitude and longitude come together, within their ranges.")
                .of("ck_place_position");
        rules(ProblemType.INVALID_BODY, "/comments", "must be guest, jwt or both.")
                .of("ck_site_comments_identity");
        rules(ProblemType.INVALID_BODY, "/comments", "moderation must be pre or post.")
                .of("ck_site_comments_moderation");
        rules(ProblemType.INVALID_BODY, "/comments", "erasure must be remove or anonymise.")
                .of("ck_site_comments_erasure");
        rules(ProblemType.INVALID_BODY, "/scopes", "holds what is no scope.").of("ck_api_key_scopes");
        rules(ProblemType.INVALID_BODY, "/origins", "go with content:read and comments:write only.")
                .of("ck_api_key_origins");
    }

    private ConstraintFaults() {}

    private record Rule(ProblemType type, String pointer, String detail) {

        void of(String... constraints) {
            for (String constraint : constraints) {
                RULES.put(constraint, this);
            }
        }
    }

    private static Rule rules(ProblemType type, String pointer, String detail) {
        return new Rule(type, pointer, detail);
    }

    /** The constraints that it knows. */
    static Set<String> names() {
        return RULES.keySet();
    }

    /**
     * The problem for a write that a constraint has stopped.
     *
     * @param state the SQLSTATE (class 22 or 23)
     */
    static ProblemException of(String state, @Nullable String constraint) {
        Rule rule = constraint == null ? null : RULES.get(constraint);
        if (rule != null) {
            return new ProblemException(
                    rule.type,
                    (rule.pointer.isEmpty() ? "" : rule.pointer + ": ") + rule.detail,
                    List.of(Fault.at(rule.pointer, rule.detail)));
        }
        return switch (state) {
            case UNIQUE -> new ProblemException(ProblemType.DUPLICATE, "It exists already.");
            case REFERENCE ->
                new ProblemException(
                        ProblemType.IN_USE, "It refers to something that is not there, or is still referred to.");
            default -> new ProblemException(ProblemType.INVALID_BODY, "A value breaks a rule of its field.");
        };
    }
}
