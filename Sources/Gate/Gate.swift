// Gate judges: a policy, a list of rules, a verdict. Pure.
//
// Policy/      what a project asks: settings, each declared where it is used
// Evidence/    what rules ask of a run, worked out once
// Rules/       one file a rule
// Explaining/  the numbers behind a verdict, and the past judged again
//
// Never here: SQL, files, the clock, how a report looks (Presentation).
