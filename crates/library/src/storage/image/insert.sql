-- The same bytes again take the image out of the trash, and are known to be clean.
INSERT INTO image (name, media_type, bytes, created_at, width, height, left_out)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
ON CONFLICT (name) DO UPDATE
SET trashed_at = NULL, width = excluded.width, height = excluded.height,
  left_out = CASE image.left_out WHEN '' THEN excluded.left_out ELSE image.left_out END
