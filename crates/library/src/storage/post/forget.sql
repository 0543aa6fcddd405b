-- Whoever is named by no post any more is forgotten with it; biographies and names go along.
DELETE FROM person WHERE person NOT IN (SELECT person FROM post_person);
DELETE FROM series WHERE series NOT IN (SELECT series FROM post WHERE series IS NOT NULL);
DELETE FROM image WHERE trashed_at IS NOT NULL;
-- A deletion would leave the words in the index until its parts are merged. So the whole of
-- it goes, and is made anew from what is left.
INSERT INTO search (search) VALUES ('delete-all');
UPDATE edition SET indexed = -1;
