-- A part of a response is a page of its survey. Its answers go for good, and "preferred not to answer" stands in
-- their place, so that the response stays whole and nobody is asked again. The mark tells a part that was withdrawn
-- from the same part answered anew: a tombstone whose mark is here has nothing left to do.
CREATE FUNCTION withdraw_part(wanted text, part text, mark text, at timestamptz, actor text) RETURNS boolean
    LANGUAGE plpgsql
    SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp
AS $$
DECLARE
    found_response bigint;
    found_study    text;
    marked         bigint;
    items          text[];
    reasons        text[];
BEGIN
    SELECT r.id, s.slug INTO found_response, found_study
        FROM public.response r
        JOIN public.survey_version v ON v.id = r.survey_version_id
        JOIN public.study s ON s.id = v.study_id
        WHERE r.tombstone = wanted
        FOR UPDATE OF r;
    IF NOT FOUND OR EXISTS (
        SELECT 1 FROM public.page_submission p
            WHERE p.response_id = found_response AND p.page = part AND p.content_hash = 'withdrawn ' || mark) THEN
        RETURN false;
    END IF;
    SELECT array_agg(n.item), array_agg(CASE n.value WHEN '-77' THEN '-77' ELSE '-88' END) INTO items, reasons
        FROM (SELECT DISTINCT ON (a.item) a.item, a.value
                  FROM public.answer a JOIN public.page_submission p ON p.id = a.page_submission_id
                  WHERE p.response_id = found_response AND p.page = part
                  ORDER BY a.item, a.id DESC) n;
    DELETE FROM public.answer a USING public.page_submission p
        WHERE p.id = a.page_submission_id AND p.response_id = found_response AND p.page = part
            AND p.content_hash NOT LIKE 'withdrawn %';
    DELETE FROM public.page_submission p
        WHERE p.response_id = found_response AND p.page = part AND p.content_hash NOT LIKE 'withdrawn %';
    INSERT INTO public.page_submission (response_id, page, content_hash, received_at)
        VALUES (found_response, part, 'withdrawn ' || mark, at) RETURNING id INTO marked;
    INSERT INTO public.answer (response_id, page_submission_id, item, value, answered_at)
        SELECT found_response, marked, u.item, u.reason, at FROM unnest(items, reasons) AS u(item, reason);
    INSERT INTO public.audit (at, actor, action, subject, detail)
        VALUES (at, actor, 'withdraw-part', found_study, 'part ' || wanted || ' ' || part || ' ' || mark);
    RETURN true;
END
$$;
REVOKE ALL ON FUNCTION withdraw_part(text, text, text, timestamptz, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION withdraw_part(text, text, text, timestamptz, text) TO "${application}";
