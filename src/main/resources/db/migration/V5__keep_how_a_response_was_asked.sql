-- Decides every random order of a response; null: it began before there were any.
ALTER TABLE response ADD COLUMN order_seed bigint;

-- When the form was made that was sent, and whether its field was filled in that no person sees.
ALTER TABLE page_submission
    ADD COLUMN shown_at timestamptz,
    ADD COLUMN trapped  boolean NOT NULL DEFAULT false;
