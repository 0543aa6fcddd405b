SELECT
  e.edition, e.post, e.id, p.id AS post_id, e.language, e.name, e.role,
  f.id AS from_id, e.is_current, e.slug, e.title, e.dek, e.place_line, e.notes,
  e.head, e.chain, e.trashed_at
FROM edition e
JOIN post p ON p.post = e.post
LEFT JOIN edition f ON f.edition = e.translated_from
