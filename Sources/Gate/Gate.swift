// Gate judges: a policy, one file a rule, a verdict. Pure; it never sees SQL, files or the clock.
