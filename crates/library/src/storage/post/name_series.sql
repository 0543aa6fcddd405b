INSERT INTO series_name (series, language, name)
VALUES (?1, ?2, ?3)
