SELECT e.title, e.dek, b.text, coalesce(b.revision = e.head, FALSE) AS is_settled
FROM edition e
LEFT JOIN body b ON b.edition = e.edition
WHERE e.post = ?1 AND e.trashed_at IS NULL
