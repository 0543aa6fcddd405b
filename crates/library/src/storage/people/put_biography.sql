INSERT INTO biography (person, language, text) VALUES (?1, ?2, ?3)
ON CONFLICT (person, language) DO UPDATE SET text = excluded.text
