-- Which slug somebody meant who misspelt one. The cards' tables are small beside the articles': an index over a million
-- slugs is built in seconds.

SET LOCAL lock_timeout = '5s';

CREATE EXTENSION IF NOT EXISTS pg_trgm;

CREATE INDEX ix_person_slug_trigrams ON person USING gin (slug gin_trgm_ops);
CREATE INDEX ix_place_slug_trigrams ON place USING gin (slug gin_trgm_ops);
CREATE INDEX ix_section_slug_trigrams ON section USING gin (slug gin_trgm_ops);
CREATE INDEX ix_tag_slug_trigrams ON tag USING gin (slug gin_trgm_ops);
