import { scaleBand, scaleLinear } from 'd3-scale';
import { stack } from 'd3-shape';
import type { CalendarDate } from '../../shared/calendar';
import type { WeekDay, WeekPart } from './week';

export interface ChartBar {
  readonly key: string;
  readonly color: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface ChartLine {
  readonly from: number;
  readonly to: number;
  readonly y: number;
}

export interface WeekChart {
  readonly bars: readonly ChartBar[];
  /** How high is what is planned, over each day on which somebody works. */
  readonly planned: readonly ChartLine[];
}

/** In units of the picture. */
export interface ChartSize {
  readonly width: number;
  readonly height: number;
}

/** Free height above the tallest bar or the line, as a share. */
const HEADROOM = 1.06;
/** Two parts of a bar stand apart by this much. */
const SEAM = 1.5;
/** The least that the height stands for, in seconds: an almost empty week must not look like a full one. */
const LEAST_SECONDS = 4 * 3600;

/**
 * The bars of a week, one per day, the largest part at the bottom, against what is planned for a working day (seconds;
 * null: nobody knows).
 */
export function buildChart(
  days: readonly WeekDay[],
  capacityPerDay: number | null,
  isWorkday: (date: CalendarDate) => boolean,
  { width, height }: ChartSize,
): WeekChart {
  const most = Math.max(LEAST_SECONDS, capacityPerDay ?? 0, ...days.map(({ seconds }) => seconds));
  const x = scaleBand<string>()
    .domain(days.map(({ date }) => date))
    .range([0, width])
    .paddingInner(0.14)
    .paddingOuter(0.07);
  const y = scaleLinear()
    .domain([0, most * HEADROOM])
    .range([height, 0]);
  const bars = days.flatMap(({ date, parts }) =>
    stackedParts(parts).map(({ part, from, to }): ChartBar => {
      const whole = y(from) - y(to);
      return {
        key: `${date} ${part.projectId}`,
        color: part.color,
        x: x(date) ?? 0,
        y: y(to),
        width: x.bandwidth(),
        height: Math.max(1, whole - (from > 0 ? SEAM : 0)),
      };
    }),
  );
  // Those of neighbours meet in the middle between the bars.
  const margin = (x.step() - x.bandwidth()) / 2;
  const lineOver = (date: CalendarDate, seconds: number): ChartLine => {
    const from = (x(date) ?? 0) - margin;
    return { from, to: from + x.step(), y: y(seconds) };
  };
  const workdays = days.filter(({ date }) => isWorkday(date));
  return {
    bars,
    planned: capacityPerDay === null ? [] : workdays.map(({ date }) => lineOver(date, capacityPerDay)),
  };
}

function stackedParts(
  parts: readonly WeekPart[],
): readonly { readonly part: WeekPart; readonly from: number; readonly to: number }[] {
  const layers = stack<readonly WeekPart[], WeekPart>()
    .keys([...parts])
    .value((_, part) => part.seconds)([parts]);
  return layers.flatMap((layer) => layer.map(([from, to]) => ({ part: layer.key, from, to })));
}
