import { compareWith } from "../../compare/compare";
import { askToCommit, discardChanges, hasHead, HEAD, useGit } from "../../git/git";
import { showBottom } from "../bottomTab";
import type { Command } from "../command";
import { isDesign } from "../shown";

const inRepository = () => isDesign() && useGit.getState().state?.repository != null;
const withHead = () => isDesign() && hasHead();
const changed = () =>
  withHead() && useGit.getState().state?.repository?.files.some(({ definition }) => definition) === true;

/** What is done with versions. */
export const git: Command[] = [
  {
    id: "git.commit",
    title: "Commit…",
    group: "Git",
    keys: ["Ctrl+Alt+C"],
    whileTyping: true,
    enabled: inRepository,
    run: askToCommit,
  },
  {
    id: "git.compare",
    title: "Compare with HEAD",
    group: "Git",
    enabled: withHead,
    run: () => compareWith(HEAD, "HEAD"),
  },
  {
    id: "git.history",
    title: "Show the history",
    group: "Git",
    enabled: inRepository,
    run: () => showBottom("history"),
  },
  {
    id: "git.discard",
    title: "Discard the definition’s changes",
    group: "Git",
    enabled: changed,
    run: () => void discardChanges(),
  },
  {
    id: "file.compare",
    title: "Compare with the saved file",
    group: "File",
    enabled: isDesign,
    run: () => compareWith({ version: "file" }, "the saved file"),
  },
];
