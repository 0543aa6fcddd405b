INSERT INTO post (post, id, slug, slug_chosen, created_at, touched_at)
VALUES (?1, ?2, ?3, 1, ?4, ?4)
