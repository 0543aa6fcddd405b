FROM post p
WHERE p.trashed_at IS NOT NULL
