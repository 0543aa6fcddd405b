INSERT INTO change (
  edition, number, field, kind, at, author, undo_group, selection_anchor, selection_head,
  nonce, edits, seal)
VALUES (
  ?1, ?2, ?3, ?4, ?5, (SELECT author FROM author WHERE id = ?6), ?7, ?8, ?9,
  ?10, ?11, ?12)
