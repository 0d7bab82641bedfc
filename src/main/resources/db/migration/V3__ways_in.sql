-- How people come in: settings of a study, and tickets (personal links, identifiers of a panel).

ALTER TABLE study
    ADD COLUMN access        text    NOT NULL DEFAULT 'open' CHECK (access IN ('open', 'personal', 'panel')),
    ADD COLUMN opens_at      timestamptz,
    ADD COLUMN closes_at     timestamptz,
    -- in which opening and closing are told
    ADD COLUMN time_zone     text    NOT NULL DEFAULT 'UTC',
    ADD COLUMN quota         integer CHECK (quota > 0),
    ADD COLUMN anonymous     boolean NOT NULL DEFAULT false,
    ADD COLUMN proof_of_work boolean NOT NULL DEFAULT false,
    -- an array of panels, read and written as a whole
    ADD COLUMN panels        text    NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(panels::jsonb) = 'array'),
    ADD CONSTRAINT study_opens_before_it_closes CHECK (opens_at < closes_at);
GRANT UPDATE (access, opens_at, closes_at, time_zone, quota, anonymous, proof_of_work, panels)
    ON study TO "${application}";

-- Anonymity is promised before the first response, or not at all, and is never taken back. Whoever
-- begins holds the lock shared, so nobody slips in while it is promised.
CREATE FUNCTION anonymity_goes_one_way() RETURNS trigger
    LANGUAGE plpgsql
    SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp
AS $$
BEGIN
    IF OLD.anonymous AND NOT NEW.anonymous THEN
        RAISE EXCEPTION 'anonymity is not taken back' USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.anonymous AND NOT OLD.anonymous THEN
        PERFORM pg_advisory_xact_lock(3, NEW.id::integer);
        IF EXISTS (SELECT FROM public.response r
                   JOIN public.survey_version v ON v.id = r.survey_version_id
                   WHERE v.study_id = NEW.id)
           OR EXISTS (SELECT FROM public.audit a
                      WHERE a.action = 'withdraw' AND a.subject = NEW.slug) THEN
            RAISE EXCEPTION 'anonymity is promised before the first response'
                USING ERRCODE = 'check_violation';
        END IF;
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER anonymity_goes_one_way BEFORE UPDATE OF anonymous ON study
    FOR EACH ROW EXECUTE FUNCTION anonymity_goes_one_way();

CREATE FUNCTION begin_beside_no_promise() RETURNS trigger
    LANGUAGE plpgsql
    SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp
AS $$
BEGIN
    PERFORM pg_advisory_xact_lock_shared(3, v.study_id::integer)
        FROM public.survey_version v WHERE v.id = NEW.survey_version_id;
    RETURN NEW;
END
$$;
CREATE TRIGGER begin_beside_no_promise BEFORE INSERT ON response
    FOR EACH ROW EXECUTE FUNCTION begin_beside_no_promise();

-- One ticket, one response. While it is in progress the ticket leads to it; when it ends, nothing
-- does: no reference, no time, no number that grows with time, and see mix_tickets().
CREATE TABLE ticket (
    study_id    bigint  NOT NULL REFERENCES study ON DELETE RESTRICT,
    -- 'personal', or the name of a panel; never null, because null is not equal to null
    panel       text    NOT NULL,
    -- the hash of a personal token; the identifier that the panel sends
    key         text    NOT NULL,
    -- of a personal link, in the order in which links were made
    number      integer CHECK (number > 0),
    -- what else the panel sends and the study asks for
    parameters  text    NOT NULL DEFAULT '{}',
    state       text    NOT NULL
        CHECK (state IN ('unused', 'in-progress', 'completed', 'screened-out', 'withdrawn', 'revoked')),
    response_id bigint  UNIQUE REFERENCES response ON DELETE SET NULL,
    -- the secret of the response, readable with the token alone
    sealed      text,
    mixed       boolean NOT NULL DEFAULT false,
    PRIMARY KEY (study_id, panel, key),
    UNIQUE (study_id, number),
    CHECK ((panel = 'personal') = (number IS NOT NULL)),
    CHECK ((state = 'in-progress') = (response_id IS NOT NULL)),
    CHECK (sealed IS NULL OR state = 'in-progress')
);
CREATE INDEX ticket_not_mixed ON ticket (study_id)
    WHERE NOT mixed AND state IN ('completed', 'screened-out', 'withdrawn');

CREATE FUNCTION ticket_goes_one_way() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path = pg_catalog, public, pg_temp
AS $$
BEGIN
    IF OLD.response_id IS NOT NULL AND NEW.response_id IS NULL AND NEW.state = 'in-progress' THEN
        -- its response was withdrawn, whoever did it
        NEW.state := 'withdrawn';
    END IF;
    IF NEW.state <> OLD.state THEN
        IF NOT (OLD.state = 'unused' AND NEW.state IN ('in-progress', 'revoked')
                OR OLD.state = 'in-progress' AND NEW.state IN ('completed', 'screened-out', 'withdrawn')) THEN
            RAISE EXCEPTION 'a ticket goes one way' USING ERRCODE = 'check_violation';
        END IF;
        IF NEW.state <> 'in-progress' THEN
            NEW.response_id := NULL;
            NEW.sealed := NULL;
            NEW.mixed := false;
        END IF;
    ELSIF NEW.response_id IS DISTINCT FROM OLD.response_id THEN
        RAISE EXCEPTION 'a ticket has one response' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER ticket_goes_one_way BEFORE UPDATE ON ticket
    FOR EACH ROW EXECUTE FUNCTION ticket_goes_one_way();

-- PostgreSQL writes into every row by which transaction it came, and a response that is sent and its
-- ticket that ends come by the same one; rows also lie in the order in which they came. So all ended
-- tickets of a study are written again, in a random order, by a transaction that does nothing else.
CREATE FUNCTION mix_tickets() RETURNS integer
    LANGUAGE plpgsql
    SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp
AS $$
DECLARE
    one   bigint;
    total integer := 0;
    these integer;
BEGIN
    PERFORM pg_advisory_xact_lock(4, 0);
    FOR one IN SELECT DISTINCT t.study_id FROM public.ticket t
               WHERE NOT t.mixed AND t.state IN ('completed', 'screened-out', 'withdrawn') LOOP
        WITH ended AS (
            DELETE FROM public.ticket t
            WHERE t.study_id = one AND t.state IN ('completed', 'screened-out', 'withdrawn')
            RETURNING t.*)
        INSERT INTO public.ticket (study_id, panel, key, number, parameters, state, mixed)
            SELECT e.study_id, e.panel, e.key, e.number, e.parameters, e.state, true
            FROM ended e ORDER BY random();
        GET DIAGNOSTICS these = ROW_COUNT;
        total := total + these;
    END LOOP;
    RETURN total;
END
$$;
REVOKE ALL ON FUNCTION mix_tickets() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION mix_tickets() TO "${application}";

GRANT SELECT, INSERT ON ticket TO "${application}";
GRANT UPDATE (state, response_id, sealed) ON ticket TO "${application}";
