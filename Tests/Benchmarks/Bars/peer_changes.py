"""Prints the seconds that a peer needs for the change points of one series of 200 values."""

import random
import sys
import time

random.seed(1)
series = [[100 + random.gauss(0, 5) + (20 if i >= 120 and n % 2 else 0) for i in range(200)] for n in range(20)]

if sys.argv[1] == "otava":
    from otava.analysis import compute_change_points as changes
else:
    import numpy
    from signal_processing_algorithms.energy_statistics.energy_statistics import e_divisive

    def changes(values):
        return e_divisive(numpy.array(values), pvalue=0.05, permutations=100)


changes(series[0])
start = time.process_time()
for values in series:
    changes(values)
print((time.process_time() - start) / len(series))
