import { CustomChart, LineChart, ParallelChart, ScatterChart } from "echarts/charts";
import {
  AriaComponent,
  DataZoomInsideComponent,
  GraphicComponent,
  GridComponent,
  ParallelComponent,
  TooltipComponent,
} from "echarts/components";
import { LabelLayout } from "echarts/features";
import { init, use as register } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";

// Only what is drawn somewhere; the rest of the library is not shipped.
register([
  CustomChart,
  LabelLayout,
  LineChart,
  ParallelChart,
  ScatterChart,
  AriaComponent,
  DataZoomInsideComponent,
  GraphicComponent,
  GridComponent,
  ParallelComponent,
  TooltipComponent,
  SVGRenderer,
]);

export { init };
