-- Whoever is named by no post any more is forgotten with it; biographies and names go along.
DELETE FROM person WHERE person NOT IN (SELECT person FROM post_person);
DELETE FROM series WHERE series NOT IN (SELECT series FROM post WHERE series IS NOT NULL);
