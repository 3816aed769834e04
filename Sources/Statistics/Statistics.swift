// Numbers in, numbers out: quantiles, robust location and scale, distributions, tests and their
// adjustment for many, rank energy, selection, the distance of two words. Every algorithm names its
// source.
//
// Never here: a test, a run, a threshold, or any other noun of Laptime.
