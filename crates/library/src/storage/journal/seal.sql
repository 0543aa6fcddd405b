UPDATE change SET nonce = NULL, edits = NULL, seal = ?3, blacked_out = ?4
WHERE edition = ?1 AND number = ?2
