-- One long table of answers, for every survey: no statement that defines a table ever follows from a survey.

CREATE TABLE researcher (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name        text        NOT NULL UNIQUE,
    password    text        NOT NULL,
    must_change boolean     NOT NULL,
    created_at  timestamptz NOT NULL
);

CREATE TABLE study (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    slug       text        NOT NULL UNIQUE,
    title      text        NOT NULL,
    status     text        NOT NULL CHECK (status IN ('preparing', 'open', 'closed')),
    demo       boolean     NOT NULL,
    owner_id   bigint      NOT NULL REFERENCES researcher ON DELETE RESTRICT,
    -- of the survey version that it asks now
    survey_hash text       NOT NULL,
    created_at timestamptz NOT NULL
);

CREATE TABLE survey_version (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    study_id   bigint      NOT NULL REFERENCES study ON DELETE RESTRICT,
    hash       text        NOT NULL,
    version    text        NOT NULL,
    definition text        NOT NULL,
    created_at timestamptz NOT NULL,
    UNIQUE (study_id, hash)
);

CREATE TABLE consent_version (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    study_id   bigint      NOT NULL REFERENCES study ON DELETE RESTRICT,
    version    text        NOT NULL,
    language   text        NOT NULL,
    hash       text        NOT NULL,
    text       text        NOT NULL,
    created_at timestamptz NOT NULL,
    UNIQUE (study_id, language, hash)
);

-- No address, no user agent, no name: who answered is not stored at all.
CREATE TABLE response (
    id                 bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    public_id          text        NOT NULL UNIQUE,
    -- the hash of public_id that outlives the response when it is withdrawn
    tombstone          text        NOT NULL UNIQUE,
    secret_hash        text        NOT NULL UNIQUE,
    withdrawal_hash    text        NOT NULL UNIQUE,
    survey_version_id  bigint      NOT NULL REFERENCES survey_version ON DELETE RESTRICT,
    consent_version_id bigint      NOT NULL REFERENCES consent_version ON DELETE RESTRICT,
    language           text        NOT NULL,
    status             text        NOT NULL CHECK (status IN ('in-progress', 'submitted', 'synthetic')),
    started_at         timestamptz NOT NULL,
    submitted_at       timestamptz
);
CREATE INDEX response_by_survey_version ON response (survey_version_id, id);

CREATE TABLE page_submission (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    response_id  bigint      NOT NULL REFERENCES response ON DELETE RESTRICT,
    page         text        NOT NULL,
    content_hash text        NOT NULL,
    received_at  timestamptz NOT NULL
);
CREATE INDEX page_submission_by_response ON page_submission (response_id, page, id);

-- Long and append-only; of an item's rows in a response the newest counts.
CREATE TABLE answer (
    id                 bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    response_id        bigint      NOT NULL REFERENCES response ON DELETE RESTRICT,
    page_submission_id bigint      NOT NULL REFERENCES page_submission ON DELETE RESTRICT,
    item               text        NOT NULL,
    value              text        NOT NULL,
    answered_at        timestamptz NOT NULL
);
CREATE INDEX answer_newest ON answer (response_id, item, id DESC);

CREATE TABLE audit (
    id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at      timestamptz NOT NULL,
    actor   text        NOT NULL,
    action  text        NOT NULL,
    subject text        NOT NULL,
    detail  text        NOT NULL
);

-- The only way in which answers go: all rows of one response, told in the audit by a hash alone.
CREATE FUNCTION withdraw_response(wanted text, at timestamptz, actor text) RETURNS boolean
    LANGUAGE plpgsql
    SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp
AS $$
DECLARE
    found_response bigint;
    found_study    text;
BEGIN
    SELECT r.id, s.slug INTO found_response, found_study
        FROM public.response r
        JOIN public.survey_version v ON v.id = r.survey_version_id
        JOIN public.study s ON s.id = v.study_id
        WHERE r.tombstone = wanted
        FOR UPDATE OF r;
    IF NOT FOUND THEN
        RETURN false;
    END IF;
    DELETE FROM public.answer WHERE response_id = found_response;
    DELETE FROM public.page_submission WHERE response_id = found_response;
    DELETE FROM public.response WHERE id = found_response;
    INSERT INTO public.audit (at, actor, action, subject, detail)
        VALUES (at, actor, 'withdraw', found_study, wanted);
    RETURN true;
END
$$;
REVOKE ALL ON FUNCTION withdraw_response(text, timestamptz, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION withdraw_response(text, timestamptz, text) TO "${application}";

GRANT SELECT, INSERT ON answer, page_submission, audit, survey_version, consent_version TO "${application}";
GRANT SELECT, INSERT ON response, study, researcher TO "${application}";
GRANT UPDATE (status, submitted_at) ON response TO "${application}";
GRANT UPDATE (title, status, survey_hash) ON study TO "${application}";
GRANT UPDATE (password, must_change) ON researcher TO "${application}";
