-- Plans and the choices of plans are changed from a revision, as all else is; streams end with the key.

SET LOCAL lock_timeout = '5s';

ALTER TABLE plan ADD COLUMN revision integer NOT NULL DEFAULT 1;
ALTER TABLE partner ADD COLUMN plan_revision integer NOT NULL DEFAULT 0;
ALTER TABLE api_key ADD COLUMN plan_revision integer NOT NULL DEFAULT 0;
COMMENT ON COLUMN partner.plan_revision IS 'How often it was given a plan, or none.';
COMMENT ON COLUMN api_key.plan_revision IS 'How often it was given a plan of its own, or none.';

-- A stream that a ticket opens ends with the secret that the ticket was made with.
ALTER TABLE stream_ticket ADD COLUMN key_until timestamptz;
COMMENT ON COLUMN stream_ticket.key_until IS 'When the key, or the secret of it that the ticket was made with, stops working; null: never.';
