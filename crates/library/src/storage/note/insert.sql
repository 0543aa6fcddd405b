INSERT INTO note (id, edition, anchor, words, holds, created_at)
VALUES (?1, ?2, ?3, ?4, ?5, ?6)
