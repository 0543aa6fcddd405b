SELECT p.post, p.id, p.slug, p.status, p.touched_at
