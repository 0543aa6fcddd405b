UPDATE edition
SET translated_from = (SELECT e.translated_from FROM edition e WHERE e.edition = ?1)
WHERE translated_from = ?1
