SELECT id, shipped, language, name, title, dek, place_line, body
FROM template
