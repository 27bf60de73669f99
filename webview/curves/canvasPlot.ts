import uPlot from 'uplot';
import { writeCount } from '../../src/writeNumber.ts';
import type { Polyline } from './decimate.ts';
import { chartHeight, epochTicks, margins, valueTicks, type PlotFrame } from './plotFrame.ts';
import type { ThemeColors } from './themeColors.svelte.ts';

/** What is drawn changes with these; the plot reads them whenever it draws. */
export interface PlotInputs {
  readonly frame: PlotFrame;
  readonly colors: ThemeColors;
  readonly formatTick: (value: number) => string;
}

/** Axes and two curves (train, then test where there is one) on a canvas. Everything else of a chart is drawn over it. */
export function createPlot(target: HTMLElement, inputs: () => PlotInputs): uPlot {
  const font = () => `11px ${getComputedStyle(document.body).fontFamily}`;
  const axis = {
    font: font(),
    stroke: () => inputs().colors.text,
    ticks: { show: false },
    gap: 6,
  };
  const { frame } = inputs();
  return new uPlot(
    {
      width: frame.width + margins.left + margins.right,
      height: chartHeight,
      padding: [margins.top, margins.right, 0, 0],
      legend: { show: false },
      cursor: { show: false },
      scales: {
        x: { time: false, range: () => [0, inputs().frame.epochs] },
        y: { range: () => [inputs().frame.values.min, inputs().frame.values.max] },
      },
      axes: [
        {
          ...axis,
          size: margins.bottom,
          grid: { show: false },
          splits: () => epochTicks(inputs().frame.epochs, inputs().frame.width),
          values: (_, ticks) => ticks.map((tick) => (tick === inputs().frame.epochs ? `${writeCount(tick)} epochs` : writeCount(tick))),
        },
        {
          ...axis,
          size: margins.left,
          grid: { stroke: () => inputs().colors.grid, width: 1 },
          splits: () => valueTicks(inputs().frame.values),
          values: (_, ticks) => ticks.map(inputs().formatTick),
        },
      ],
      series: [
        {},
        { stroke: () => inputs().colors.train, width: 1.5, points: { show: false } },
        { stroke: () => inputs().colors.test, width: 2, points: { show: false } },
      ],
    },
    [[], [], []],
    target,
  );
}

/** Draws other curves. */
export function drawCurves(plot: uPlot, { epochs, series }: Polyline): void {
  const test = series.length > 1 ? series[1] : epochs.map(() => null);
  plot.setData([[...epochs], [...series[0]], [...test]]);
}
