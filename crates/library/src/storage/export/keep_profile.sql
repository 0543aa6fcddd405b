INSERT INTO profile (id, name, shipped, format, options)
VALUES (?1, ?2, ?3, ?4, ?5)
ON CONFLICT (id) DO NOTHING
