SELECT name, media_type, bytes, width, height, export_width
FROM image
WHERE name = ?1
