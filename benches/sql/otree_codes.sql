SELECT code FROM otree_participant ORDER BY id
