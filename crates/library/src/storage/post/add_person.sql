INSERT INTO post_person (post, position, person)
SELECT ?1, ?2, person FROM person WHERE name = ?3
