import { Component, type ReactNode } from "react";

interface BoundaryProps {
  children: ReactNode;
  /** What stands in the place of what could not be drawn; `again` tries anew. */
  instead: (message: string, again: () => void) => ReactNode;
}

interface BoundaryState {
  message: string | null;
}

/** Keeps a defect where it is: React removes everything up to here that throws while it is drawn, and otherwise the window. */
export class Boundary extends Component<BoundaryProps, BoundaryState> {
  override state: BoundaryState = { message: null };

  static getDerivedStateFromError(reason: unknown): BoundaryState {
    return { message: reason instanceof Error ? reason.message : String(reason) };
  }

  override render(): ReactNode {
    const { message } = this.state;
    if (message === null) return this.props.children;
    return this.props.instead(message, () => this.setState({ message: null }));
  }
}
