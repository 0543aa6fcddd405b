SELECT name, media_type, bytes, 0 AS width, 0 AS height, 0 AS export_width, '' AS left_out
FROM image
WHERE name = ?1
