FROM post p
WHERE p.trashed_at IS NULL
