INSERT INTO profile (id, name, shipped, format, options)
VALUES (?1, ?2, ?3, ?4, ?5)
ON CONFLICT (id) DO UPDATE
SET name = excluded.name, shipped = excluded.shipped, format = excluded.format,
  options = excluded.options
