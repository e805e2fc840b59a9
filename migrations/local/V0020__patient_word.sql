-- What a list of patients is filtered and ordered by stands beside each word, so that a search reads neighbouring rows of
-- one index instead of a page for each patient.

ALTER TABLE patient_word RENAME TO patient_word_alone;

CREATE TABLE patient_word (
    word     TEXT    NOT NULL,
    place    INTEGER NOT NULL,
    archived INTEGER NOT NULL,
    sort     TEXT    NOT NULL,
    PRIMARY KEY (word, place)
) STRICT, WITHOUT ROWID;

INSERT INTO patient_word (word, place, archived, sort)
SELECT word, place, archived, sort
FROM patient_word_alone
JOIN patient_index USING (place)
ORDER BY word, place;

DROP TABLE patient_word_alone;
