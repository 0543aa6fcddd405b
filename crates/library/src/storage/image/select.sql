SELECT name, media_type, bytes, width, height, export_width, left_out
FROM image
WHERE name = ?1
