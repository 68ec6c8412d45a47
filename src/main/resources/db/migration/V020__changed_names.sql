-- The newest change of a person or place is found at once, however many articles have changed since: a publication
-- asks for it, to know whether the names that it looks for are still those of the one before.

SET LOCAL lock_timeout = '5s';

CREATE INDEX ix_change_names ON change (seq) WHERE type IN ('person', 'place');
