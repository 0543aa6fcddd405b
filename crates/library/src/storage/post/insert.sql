INSERT INTO post (id, slug, created_at, touched_at)
VALUES (?1, ?2, ?3, ?3)
