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
