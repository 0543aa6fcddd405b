SELECT b.language, b.text
FROM biography b JOIN person p USING (person)
WHERE p.name = ?1 ORDER BY b.language
