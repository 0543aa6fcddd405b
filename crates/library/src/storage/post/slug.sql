UPDATE post SET touched_at = ?2, slug = ?3, slug_chosen = ?4
WHERE id = ?1
