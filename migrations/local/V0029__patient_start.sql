-- Two blanks before each word make its first letters trigrams like any others: one index of letters answers whatever is
-- typed, be it one letter or several words, without looking at each patient.

DROP TABLE patient_word;

UPDATE patient_index SET words = '  ' || replace(words, ' ', '  ');

INSERT INTO patient_letters (patient_letters) VALUES ('rebuild');
