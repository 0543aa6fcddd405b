SELECT name, media_type, length(bytes) AS length, width, height, created_at, trashed_at
FROM image
ORDER BY created_at DESC, image DESC
