-- Biographies and names of series go along.
DELETE FROM person WHERE person NOT IN (SELECT person FROM post_person);
DELETE FROM series WHERE series NOT IN (SELECT series FROM post WHERE series IS NOT NULL);
