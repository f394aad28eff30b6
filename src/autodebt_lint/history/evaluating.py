"""What the rules find in past files, commit after commit.

A commit changes few files. Those that may see a difference are looked at again: the changed ones, all
that import them, and all that these import, whose callers changed. Where what one of the last shows
to others differs, what imports it is looked at, too. The rest keeps its findings and its parts,
from which the rules about the whole project are answered. Manifests, packages and database
engines can matter to any file: a commit that changes one of these is looked at as a whole.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

import msgspec

from autodebt_lint.engine.blobs import Blob, Blobs
from autodebt_lint.engine.excerpts import excerpts
from autodebt_lint.engine.following import follow_importers
from autodebt_lint.engine.kept_lines import KeptLine
from autodebt_lint.engine.reading import FileFacts
from autodebt_lint.engine.rule import Rule
from autodebt_lint.engine.run import CRASH, run_rules
from autodebt_lint.graph.parts import BY_PARTS, Part, parts_of, put_together
from autodebt_lint.history.imports import Imports
from autodebt_lint.history.judging import FileOutcome
from autodebt_lint.history.outward import Outward, outward
from autodebt_lint.knowledge import KnowledgeCopy
from autodebt_lint.languages.manifest.forms import form_of
from autodebt_lint.languages.python import facts_of as facts_of_source
from autodebt_lint.linking.definitions import Module
from autodebt_lint.linking.module import Linking
from autodebt_lint.linking.names.project import Project
from autodebt_lint.linking.remote.client_objects import ENGINES
from autodebt_lint.linking.remote.likely import talks
from autodebt_lint.model.facts import ModuleFacts
from autodebt_lint.model.finding import Finding
from autodebt_lint.session import CODE, Rules
from autodebt_lint.settings import Settings

IMPORT_CYCLES = "ADL408"
"""Stays inside of what imports join."""
MANIFESTS = "ADL206"
"""Looks at manifests alone."""

Findings = tuple[Finding, ...]


class Evaluator:
    """Runs the rules over the files of one commit after the other."""

    def __init__(
        self,
        settings: Settings,
        knowledge: KnowledgeCopy,
        rules: Rules,
        blobs: Blobs,
        *,
        whole: bool = False,
    ) -> None:
        """Prepare to look at commits.

        Args:
            settings: the project's.
            knowledge: of vendors and clients.
            rules: those to run.
            blobs: reads contents.
            whole: look at every file of every commit.
        """
        self._settings = settings
        self._knowledge = knowledge
        self._rules = rules
        self._blobs = blobs
        self._whole = whole or bool(settings.rule_packs)
        self._talks = _Remembered(talks(knowledge.open()))
        chosen = rules.chosen
        self._of_modules = {code: rule for code, rule in chosen.items() if rule.module_check}
        of_projects = {code: rule for code, rule in chosen.items() if rule.project_check}
        self._by_parts = {code: of_projects[code] for code in BY_PARTS & of_projects.keys()}
        self._of_cycles = {code: of_projects[code] for code in {IMPORT_CYCLES} & of_projects.keys()}
        self._of_manifests = {code: of_projects[code] for code in {MANIFESTS} & of_projects.keys()}
        told = self._by_parts.keys() | self._of_cycles.keys() | self._of_manifests.keys()
        #: Rules that nobody told what they look at: they see the whole project each time.
        self._others = {code: rule for code, rule in of_projects.items() if code not in told}

        self._decoded: dict[str, tuple[Blob, ModuleFacts]] = {}
        self._followed: dict[str, tuple[Blob, ModuleFacts]] = {}
        """Files without automation code that are read because of what they import, by path."""
        self._facts: dict[str, ModuleFacts] = {}
        """Of all files of the last commit that were read."""
        self._made: dict[str, Module] = {}
        self._imports = Imports()
        self._outwards: dict[str, dict[Blob, Outward]] = {}
        self._before: dict[str, Blob] = {}
        self._quiet: dict[str, FileFacts] = {}
        self._engines: set[str] = set()
        self._own: dict[str, Findings] = {}
        """Findings of the checks of single modules, by path."""
        self._parts: dict[str, Part] = {}
        self._cycles: dict[str, Findings] = {}
        self._manifests: dict[str, Findings] = {}
        self._mixed: dict[str, tuple[Blob, Findings, Findings, Findings, Findings]] = {}
        """All findings of each file of the last commit, and its content."""
        self.outcomes: dict[str, FileOutcome] = {}
        """Of each file with findings or comments, by path, at the last commit."""
        self.analysed = 0
        """Files of it that hold automation code."""
        self.lines = 0

    def facts_of(self, path: str, blob: Blob) -> ModuleFacts | None:
        """What a content says at a path; None for one without automation code."""
        known = self._decoded.get(path)
        if known is None or known[0] != blob:
            found = self._blobs.facts(path, blob).decoded()
            if found is None:
                return None
            self._decoded[path] = known = (blob, found)
        return known[1]

    def look_at(self, files: Mapping[str, Blob], *, whole: bool = False) -> None:
        """Find out what there is in the files of a commit; in all of them where it is `whole`."""
        changed = {
            path
            for path in files.keys() | self._before.keys()
            if files.get(path) != self._before.get(path)
        }
        if self._before and not changed and not whole:
            return
        was = self._facts
        was_quiet = self._quiet
        facts, quiet = self._gathered(files)
        # Following imports can turn a file that did not change into one that is read.
        changed |= {path for path in was_quiet if path in facts}
        changed |= {path for path in quiet if path in self._parts}
        self.analysed = sum(item.language in CODE for item in facts.values())
        self.lines = sum(item.lines for item in facts.values()) + sum(
            item.lines for item in quiet.values()
        )
        # A comment that moves no statement matters to no other file. What a script that nobody imports
        # does by itself matters to none either; what an imported one does may be handed on.
        if files.keys() != self._before.keys():
            self._outwards.clear()  # another import may mean a file of the project now
        apart = {path: self._told_apart(path, files) for path in sorted(changed)}
        alone = {path for path, (same, _) in apart.items() if same}
        quietly = alone | {path for path, (_, same) in apart.items() if same}
        importers = self._imports.importers(changed - alone)
        callers = self._imports.importers(changed - quietly)
        affected = self._imports.imported(callers)
        self._take_imports(changed, facts, quiet)
        importers |= self._imports.importers(changed - alone) | alone
        callers |= self._imports.importers(changed - quietly)
        affected |= self._imports.imported(callers) | importers
        if whole or self._whole or not self._before or self._concerns_all(changed, was, facts):
            affected, importers = set(facts), set(facts)
        self._before = dict(files)
        self._quiet = quiet
        for path in changed:
            if path not in facts:
                for table in (self._own, self._parts, self._cycles, self._manifests):
                    table.pop(path, None)
        self._look_again(affected & facts.keys(), importers, files, facts, quiet)
        self._put_together(files, facts, quiet)

    def _told_apart(self, path: str, files: Mapping[str, Blob]) -> tuple[bool, bool]:
        """Whether all statements of a file are as before, and whether those are that others can see."""
        now, before = files.get(path), self._before.get(path)
        if now is None or before is None or now.form or before.form or now == before:
            return False, False
        imported = self._imports.importers([path]) != {path}
        if imported and self._line_ends(before) != self._line_ends(now):
            return False, False  # it moves what other files point at, and may be handed on
        there, here = self._outward(path, before), self._outward(path, now)
        if here is None or there is None:
            return False, False
        return here.is_as(there), not imported and here.seen == there.seen

    def _line_ends(self, blob: Blob) -> int:
        return (self._blobs.text(blob) or b"").count(b"\n")

    def _outward(self, path: str, blob: Blob) -> Outward | None:
        known = self._outwards.get(path, {}).get(blob)
        if known is None:
            text = self._blobs.text(blob)
            if text is None:
                return None
            known = outward(text, lambda name: self._imports.may_be_own(path, name))
            if known is not None:
                # The content before the next one is the present one.
                self._outwards[path] = {blob: known}
        return known

    def _concerns_all(
        self,
        changed: Collection[str],
        was: Mapping[str, ModuleFacts],
        facts: Mapping[str, ModuleFacts],
    ) -> bool:
        """Whether changes can matter to files that do not import what changed."""
        for path in changed:
            here, there = facts.get(path), was.get(path)
            if form_of(path) or any(f is not None and f.manifest for f in (here, there)):
                return True
            if path.endswith("__init__.py") and (path in self._before) is not (path in facts):
                return True
            if (here is not None and here.main_guard) is not (
                there is not None and there.main_guard
            ) and self._is_packaged(path):
                return True
        engines = {path for path, item in facts.items() if _makes_engine(item)}
        differ = engines != self._engines or not engines.isdisjoint(changed)
        self._engines = engines
        return differ

    def _is_packaged(self, path: str) -> bool:
        folder = path.rpartition("/")[0]
        return f"{folder}/__init__.py" in self._before

    def _take_imports(
        self,
        changed: Iterable[str],
        facts: Mapping[str, ModuleFacts],
        quiet: Mapping[str, FileFacts],
    ) -> None:
        for path in changed:
            if path in facts:
                item = facts[path]
                self._imports.put(path, _names_of_others(item))
            elif path in quiet:
                self._imports.put(path, quiet[path].imports)
            else:
                self._imports.drop(path)

    def _look_again(
        self,
        affected: set[str],
        importers: set[str],
        files: Mapping[str, Blob],
        facts: Mapping[str, ModuleFacts],
        quiet: Mapping[str, FileFacts],
    ) -> None:
        """Run the checks of single modules, and find the parts of what may see a difference."""
        if not affected:
            return
        near = self._imports.joined(affected) if len(affected) < len(facts) else set(facts)
        near |= self._engines
        near |= self._imports.imported(self._engines)
        folders = {path.rpartition("/")[0] for path in near}
        near |= {
            path
            for path, item in facts.items()
            if item.main_guard and path.rpartition("/")[0] in folders
        }
        # Manifests say which releases a script is for.
        near |= {path for path, item in facts.items() if item.manifest is not None}
        linking = self._linked(
            {path: item for path, item in facts.items() if path in near},
            {path: item for path, item in quiet.items() if path in near or len(near) >= len(facts)},
            files,
        )
        done: set[str] = set()
        waiting = affected
        while waiting:
            ordered = sorted(waiting)
            found = self._run(linking, self._of_modules, ordered)
            parts = parts_of(linking, ordered, self._imports.imported(ordered))
            spread: set[str] = set()
            for path in ordered:
                now, before = found.get(path, ()), self._own.get(path)
                if path not in importers and (
                    now != before or parts[path].calls != self._parts.get(path, Part()).calls
                ):
                    spread.add(path)
                self._own[path] = now
                self._parts[path] = parts[path]
            done |= waiting
            reached = self._imports.imported(self._imports.importers(spread)) if spread else set()
            waiting = (reached & facts.keys()) - done
        if self._of_cycles:
            cycles = self._run(linking, self._of_cycles, sorted(near & facts.keys()))
            for path in near:
                self._cycles[path] = cycles.get(path, ())
        if self._of_manifests and len(affected) == len(facts):
            self._manifests = self._run(linking, self._of_manifests, sorted(facts))

    def _put_together(
        self,
        files: Mapping[str, Blob],
        facts: Mapping[str, ModuleFacts],
        quiet: Mapping[str, FileFacts],
    ) -> None:
        """Answer the rules about the whole project, and say what is in each file."""
        shaped: dict[str, Findings] = {}
        if self._by_parts:
            whole = Linking(Project([]), self._knowledge.open(), self._settings)
            put_together(whole, {path: self._parts[path] for path in facts})
            shaped = self._run(whole, self._by_parts, list(facts))
        if self._others:
            linking = self._linked(facts, quiet, files)
            for path, findings in self._run(linking, self._others, list(facts)).items():
                shaped[path] = (*shaped.get(path, ()), *findings)
        outcomes = {}
        mixed = {}
        for path, item in facts.items():
            found = (
                files[path],
                self._own.get(path, ()),
                self._manifests.get(path, ()),
                self._cycles.get(path, ()),
                shaped.get(path, ()),
            )
            if self._mixed.get(path) == found:
                mixed[path] = self._mixed[path]
                if path in self.outcomes:
                    outcomes[path] = self.outcomes[path]
                continue
            mixed[path] = found
            findings = tuple(finding for group in found[1:] for finding in group)
            if findings or item.suppressions:
                outcomes[path] = FileOutcome(
                    path,
                    findings,
                    item.suppressions,
                    self._kept(path, files, item, findings),
                    item.owner,
                )
        self._mixed = mixed
        self.outcomes = outcomes

    def _run(
        self, linking: Linking, rules: Mapping[str, Rule], paths: Sequence[str]
    ) -> dict[str, Findings]:
        found: defaultdict[str, list[Finding]] = defaultdict(list)
        crash = self._rules.everything[CRASH]
        for finding in run_rules(linking, rules, crash, paths, project=True):
            # What is told beside the place moves with every edit elsewhere, and nobody is told here.
            bare = msgspec.structs.replace(finding, message="", related=())
            found[finding.path].append(bare)
        return {path: tuple(findings) for path, findings in found.items()}

    def _gathered(
        self, files: Mapping[str, Blob]
    ) -> tuple[dict[str, ModuleFacts], dict[str, FileFacts]]:
        facts: dict[str, ModuleFacts] = {}
        quiet: dict[str, FileFacts] = {}
        for path in sorted(files):
            item = self.facts_of(path, files[path])
            if item is not None:
                facts[path] = item
            else:
                quiet[path] = self._blobs.facts(path, files[path])
        if facts and quiet:

            def read_whole(paths: Sequence[str]) -> list[FileFacts]:
                return [self._blobs.whole(path, files[path]) for path in paths]

            own = facts.keys() | set()
            follow_importers(facts, quiet, self._talks, read_whole)
            followed = {path: (files[path], facts[path]) for path in facts.keys() - own}
            for path, (blob, item) in followed.items():
                known = self._followed.get(path)
                # The same facts as before: modules that were made of them are used again.
                followed[path] = known if known is not None and known[0] == blob else (blob, item)
                facts[path] = followed[path][1]
            self._followed = followed
        self._facts = {path: facts[path] for path in sorted(facts)}
        return self._facts, quiet

    def _linked(
        self,
        facts: Mapping[str, ModuleFacts],
        quiet: Mapping[str, FileFacts],
        files: Mapping[str, Blob],
    ) -> Linking:
        """Link some files of a commit, so that they find each other as in the whole project."""

        def load(path: str) -> ModuleFacts | None:
            data = self._blobs.text(files[path])
            if data is None:
                return None
            return msgspec.structs.replace(facts_of_source(data), path=path)

        unread = {path: file.imports for path, file in quiet.items()}
        around = [
            path for path in (*self._facts, *self._quiet) if path not in facts and path not in quiet
        ]
        project = Project(list(facts.values()), unread, load, around=around, made=self._made)
        return Linking(project, self._knowledge.open(), self._settings)

    def _kept(
        self,
        path: str,
        files: Mapping[str, Blob],
        facts: ModuleFacts,
        findings: Findings,
    ) -> Mapping[int, KeptLine]:
        """The source lines of findings, which their identities are made of."""
        if not findings:
            return {}
        kept = excerpts(findings, {path: facts}, lambda path: self._blobs.text(files[path]))
        return kept.get(path, {})


def _names_of_others(facts: ModuleFacts) -> list[str]:
    """Names by which a file may mean another one: a name that nobody bound is looked up, too."""
    return [
        *(item.dotted for item in facts.imports),
        *(item.module for item in facts.imports),
        *facts.called,
        *(name for name, _ in facts.reads),
    ]


def _makes_engine(facts: ModuleFacts) -> bool:
    """Whether a module may make an engine of a database: one that is the only one serves all."""
    return any(name.rpartition(".")[2] in ENGINES for name in facts.called)


class _Remembered:
    """A test of facts, asked once for each."""

    def __init__(self, test: Callable[[ModuleFacts], bool]) -> None:
        self._test = test
        self._known: dict[int, tuple[ModuleFacts, bool]] = {}

    def __call__(self, facts: ModuleFacts) -> bool:
        known = self._known.get(id(facts))
        if known is None or known[0] is not facts:
            known = self._known[id(facts)] = (facts, self._test(facts))
        return known[1]
