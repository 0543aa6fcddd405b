INSERT INTO series_name (series, language, name) VALUES (?1, ?2, ?3)
ON CONFLICT (series, language) DO UPDATE SET name = excluded.name
