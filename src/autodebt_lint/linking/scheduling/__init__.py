"""Where jobs begin, and who starts them.

jobs               functions that schedulers, servers, threads and pipelines run
commands           scripts that crontabs, workflows, makefiles and shells start, by their `shell_words`
processes          what scripts start: the words of commands, and what they give to other scripts
starts             what starts a script: these, frameworks, schedules of its own
repetition         whether a job that fails is run again
stand_ins          what tests put in the place of a system
"""
