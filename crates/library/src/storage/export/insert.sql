INSERT INTO export (post, format, profile, at)
SELECT post.post, ?2, (SELECT profile FROM profile WHERE id = ?3), ?4
FROM post WHERE post.id = ?1
RETURNING export
