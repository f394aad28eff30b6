"""Where jobs begin, and who starts them.

jobs               functions that schedulers, servers, threads and pipelines run
starts             scripts that crontabs, workflows and other scripts start, by their `commands`
repetition         whether a job that fails is run again
stand_ins          what tests put in the place of a system
"""
