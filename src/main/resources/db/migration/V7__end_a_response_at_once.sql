-- One index for the submissions of a response instead of three: it finds the last one in one step, where the planner
-- of a young database walked through everybody's.
ALTER TABLE answer DROP CONSTRAINT answer_page_submission_id_response_id_fkey;
DROP INDEX page_submission_by_response;
ALTER TABLE page_submission
    DROP CONSTRAINT page_submission_id_response_id_key,
    DROP CONSTRAINT page_submission_pkey,
    ADD PRIMARY KEY (response_id, id);
ALTER TABLE answer
    ADD FOREIGN KEY (response_id, page_submission_id)
        REFERENCES page_submission (response_id, id) ON DELETE RESTRICT;

-- As before, and tells the number of the submission that it kept.
DROP FUNCTION keep_page(bigint, bigint, text, text, timestamptz, boolean, timestamptz, text[], text[]);
CREATE FUNCTION keep_page(
    wanted bigint, seen bigint, sent_page text, content text, shown timestamptz, trap boolean, at timestamptz,
    items text[], contents text[], OUT outcome text, OUT submission bigint)
    LANGUAGE plpgsql
    SET search_path = pg_catalog, public, pg_temp
AS $$
DECLARE
    ended      timestamptz;
    latest     bigint;
    same       boolean;
BEGIN
    SELECT r.submitted_at INTO ended FROM public.response r WHERE r.id = wanted FOR NO KEY UPDATE;
    IF NOT FOUND THEN
        outcome := 'gone';
        RETURN;
    ELSIF ended IS NOT NULL THEN
        outcome := 'ended';
        RETURN;
    END IF;
    -- a statement of its own, so that it sees what was committed while this one waited
    SELECT max(p.id),
           (array_agg(p.content_hash = content AND (shown IS NULL OR p.shown_at IS NOT DISTINCT FROM shown)
                      ORDER BY p.id DESC) FILTER (WHERE p.page = sent_page))[1]
        INTO latest, same
        FROM public.page_submission p WHERE p.response_id = wanted;
    IF same THEN
        outcome := 'same';
        RETURN;
    ELSIF latest IS DISTINCT FROM seen THEN
        outcome := 'overtaken';
        RETURN;
    END IF;
    INSERT INTO public.page_submission (response_id, page, content_hash, received_at, shown_at, trapped)
        VALUES (wanted, sent_page, content, at, shown, trap) RETURNING id INTO submission;
    INSERT INTO public.answer (response_id, page_submission_id, item, value, answered_at)
        SELECT wanted, submission, u.item, u.content, at FROM unnest(items, contents) AS u(item, content);
    outcome := 'kept';
END
$$;
REVOKE ALL ON FUNCTION keep_page(
    bigint, bigint, text, text, timestamptz, boolean, timestamptz, text[], text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION keep_page(
    bigint, bigint, text, text, timestamptz, boolean, timestamptz, text[], text[]) TO "${application}";

-- Ends a response in one round trip, and one commit, and with it the ticket that led to it; tells by which panel its
-- participant came, because nothing does afterwards. Whoever calls has seen that the response is complete after its
-- submission "seen"; where another one came between, nothing ends and the caller looks again.
CREATE FUNCTION end_response(
    wanted bigint, seen bigint, at timestamptz,
    OUT outcome text, OUT panel text, OUT key text, OUT parameters text)
    LANGUAGE plpgsql
    SET search_path = pg_catalog, public, pg_temp
AS $$
#variable_conflict use_column
DECLARE
    ended  timestamptz;
    latest bigint;
BEGIN
    SELECT r.submitted_at INTO ended FROM public.response r WHERE r.id = wanted FOR NO KEY UPDATE;
    IF NOT FOUND THEN
        outcome := 'gone';
        RETURN;
    ELSIF ended IS NOT NULL THEN
        outcome := 'ended';
        RETURN;
    END IF;
    -- a statement of its own, so that it sees what was committed while this one waited
    SELECT max(p.id) INTO latest FROM public.page_submission p WHERE p.response_id = wanted;
    IF latest IS DISTINCT FROM seen THEN
        outcome := 'overtaken';
        RETURN;
    END IF;
    UPDATE public.response r
        SET submitted_at = at, status = CASE r.status WHEN 'in-progress' THEN 'submitted' ELSE r.status END
        WHERE r.id = wanted;
    SELECT t.panel, t.key, t.parameters INTO panel, key, parameters
        FROM public.ticket t WHERE t.response_id = wanted AND t.panel <> 'personal';
    UPDATE public.ticket t SET state = 'completed' WHERE t.response_id = wanted;
    outcome := 'kept';
END
$$;
REVOKE ALL ON FUNCTION end_response(bigint, bigint, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION end_response(bigint, bigint, timestamptz) TO "${application}";
