import { connectSelected } from "../../connect/byKeys";
import {
  cutSelectedWire,
  nextWire,
  selectedWire,
  selectWire,
  useSelectedWire,
} from "../../connect/selectedWire";
import { useSelection } from "../../document/selection";
import type { Command } from "../command";
import { isDesign } from "../shown";

const oneStep = () => isDesign() && useSelection.getState().step !== null;
const aWire = () => isDesign() && selectedWire() !== null;

/** What is done with wires. They come before what is done with steps: a selected wire is what Delete means. */
export const connect: Command[] = [
  {
    id: "connect.from",
    title: "Connect from the step, or to it",
    group: "Edit",
    keys: ["C"],
    onCanvas: true,
    enabled: oneStep,
    run: connectSelected,
  },
  {
    id: "connect.next-wire",
    title: "Next wire of the step",
    group: "Edit",
    keys: ["W"],
    onCanvas: true,
    enabled: oneStep,
    run: nextWire,
  },
  {
    id: "connect.cut",
    title: "Cut the wire",
    group: "Edit",
    keys: ["Delete", "Backspace"],
    onCanvas: true,
    enabled: aWire,
    run: () => void cutSelectedWire(),
  },
  {
    id: "connect.let-go",
    title: "Let the wire go",
    group: "View",
    keys: ["Escape"],
    enabled: () => useSelectedWire.getState().wire !== null,
    run: () => selectWire(null),
  },
];
