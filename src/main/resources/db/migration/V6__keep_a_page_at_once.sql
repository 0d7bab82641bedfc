-- One index for the answers of a response instead of two, and one reference of an answer instead of two: its
-- submission, which must be of the same response.
ALTER TABLE page_submission ADD UNIQUE (id, response_id);
ALTER TABLE answer
    DROP CONSTRAINT answer_pkey,
    DROP CONSTRAINT answer_response_id_fkey,
    DROP CONSTRAINT answer_page_submission_id_fkey,
    ADD PRIMARY KEY (response_id, item, id),
    ADD FOREIGN KEY (page_submission_id, response_id)
        REFERENCES page_submission (id, response_id) ON DELETE RESTRICT;
DROP INDEX answer_newest;

-- Keeps a page in one round trip, and one commit. Whoever calls has checked the page against what the response held
-- after its submission "seen"; where another one came between, nothing is kept and the caller looks again.
CREATE FUNCTION keep_page(
    wanted bigint, seen bigint, sent_page text, content text, shown timestamptz, trap boolean, at timestamptz,
    items text[], contents text[]) RETURNS text
    LANGUAGE plpgsql
    SET search_path = pg_catalog, public, pg_temp
AS $$
DECLARE
    ended      timestamptz;
    latest     bigint;
    same       boolean;
    submission bigint;
BEGIN
    SELECT r.submitted_at INTO ended FROM public.response r WHERE r.id = wanted FOR NO KEY UPDATE;
    IF NOT FOUND THEN
        RETURN 'gone';
    ELSIF ended IS NOT NULL THEN
        RETURN 'ended';
    END IF;
    -- a statement of its own, so that it sees what was committed while this one waited
    SELECT max(p.id) INTO latest FROM public.page_submission p WHERE p.response_id = wanted;
    SELECT p.content_hash = content AND (shown IS NULL OR p.shown_at IS NOT DISTINCT FROM shown) INTO same
        FROM public.page_submission p WHERE p.response_id = wanted AND p.page = sent_page
        ORDER BY p.id DESC LIMIT 1;
    IF same THEN
        RETURN 'same';
    ELSIF latest IS DISTINCT FROM seen THEN
        RETURN 'overtaken';
    END IF;
    INSERT INTO public.page_submission (response_id, page, content_hash, received_at, shown_at, trapped)
        VALUES (wanted, sent_page, content, at, shown, trap) RETURNING id INTO submission;
    INSERT INTO public.answer (response_id, page_submission_id, item, value, answered_at)
        SELECT wanted, submission, u.item, u.content, at FROM unnest(items, contents) AS u(item, content);
    RETURN 'kept';
END
$$;
REVOKE ALL ON FUNCTION keep_page(
    bigint, bigint, text, text, timestamptz, boolean, timestamptz, text[], text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION keep_page(
    bigint, bigint, text, text, timestamptz, boolean, timestamptz, text[], text[]) TO "${application}";
