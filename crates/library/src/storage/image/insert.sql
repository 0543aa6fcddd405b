-- The same bytes again take the image out of the trash.
INSERT INTO image (name, media_type, bytes, created_at) VALUES (?1, ?2, ?3, ?4)
ON CONFLICT (name) DO UPDATE SET trashed_at = NULL
