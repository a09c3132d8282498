import { scaleBand, scaleLinear } from 'd3-scale';
import type { Grouping, ReportRow, ReportSpan } from '../../shared/report';
import { projectColor } from './colors';
import type { ChartBar, ChartSize } from './week-chart';

const PALETTE = ['var(--p1)', 'var(--p2)', 'var(--p3)', 'var(--p4)', 'var(--p5)', 'var(--p6)'] as const;
/** Of everything that has no colour of its own in the picture. */
export const REST = 'var(--line-strong)';
const PLAIN = 'var(--accent)';

/** The colour of each line in the picture and in the table, by key: the longest ones have one of their own. */
export function colorsOf(by: Grouping, rows: readonly ReportRow[]): ReadonlyMap<string, string> {
  const longest = [...rows].sort((a, b) => b.seconds - a.seconds);
  return new Map(longest.map((row, rank) => [row.key, colorOf(by, row, rank)]));
}

function colorOf(by: Grouping, { key, color }: ReportRow, rank: number): string {
  if (by === 'day') return PLAIN;
  if (by === 'billable') return key === 'billable' ? PLAIN : REST;
  if (rank >= PALETTE.length) return REST;
  return by === 'project' ? projectColor({ projectId: key, color }) : (PALETTE[rank] ?? REST);
}

export interface ReportBar {
  readonly span: ReportSpan;
  readonly seconds: number;
  readonly parts: readonly ChartBar[];
}

export interface ReportChart {
  readonly bars: readonly ReportBar[];
  /** Heights at which a line helps to read, with the seconds that they stand for. */
  readonly ticks: readonly { readonly y: number; readonly seconds: number }[];
}

const HOUR = 3_600;
/** The least that the height stands for, in seconds. */
const LEAST_SECONDS = 4 * HOUR;
const HEADROOM = 1.06;
const WIDEST = 44;
const SEAM = 1;
const TICKS = 3;
/** At the right, for what the lines say, and the least height above a line for it. */
export const MARGIN = 34;
const LINE_OF_TEXT = 11;

/** One bar for each of a report's spans, the longest line at the bottom; lines of one colour are one part. */
export function buildReportChart(
  spans: readonly ReportSpan[],
  rows: readonly ReportRow[],
  colors: ReadonlyMap<string, string>,
  { width, height }: ChartSize,
): ReportChart {
  const sums = spans.map((_, bar) => rows.reduce((sum, { parts }) => sum + (parts[bar] ?? 0), 0));
  const most = Math.max(LEAST_SECONDS, ...sums);
  const x = scaleBand<number>()
    .domain(spans.map((_, bar) => bar))
    .range([0, width - MARGIN])
    .paddingInner(0.16)
    .paddingOuter(0.08);
  const y = scaleLinear()
    .domain([0, (most / HOUR) * HEADROOM])
    .range([height, 0]);
  const barWidth = Math.min(WIDEST, x.bandwidth());
  const order = [...new Set([...colors.values()])].sort((a, b) => Number(a === REST) - Number(b === REST));
  const bars = spans.map((span, bar): ReportBar => {
    let below = 0;
    const parts = order.flatMap((color) => {
      const seconds = rows.reduce(
        (sum, { key, parts }) => sum + (colors.get(key) === color ? (parts[bar] ?? 0) : 0),
        0,
      );
      if (seconds === 0) return [];
      const top = y((below + seconds) / HOUR);
      const whole = y(below / HOUR) - top;
      const seam = below > 0 ? SEAM : 0;
      below += seconds;
      const left = (x(bar) ?? 0) + (x.bandwidth() - barWidth) / 2;
      return [{ key: color, color, x: left, y: top, width: barWidth, height: Math.max(0.5, whole - seam) }];
    });
    return { span, seconds: sums[bar] ?? 0, parts };
  });
  const ticks = y
    .ticks(TICKS)
    .filter((hours) => hours > 0 && Number.isInteger(hours))
    .map((hours) => ({ y: y(hours), seconds: hours * HOUR }))
    .filter((tick) => tick.y >= LINE_OF_TEXT);
  return { bars, ticks };
}
