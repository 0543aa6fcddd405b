SELECT edition FROM body WHERE edition NOT IN (SELECT edition FROM edition)
UNION
SELECT edition FROM change WHERE edition NOT IN (SELECT edition FROM edition)
UNION
SELECT edition FROM keyframe WHERE edition NOT IN (SELECT edition FROM edition)
