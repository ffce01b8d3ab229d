#include "render/page/style.hpp"

namespace osmlm::render {

// The tones of text stand out from `--paper` by 4.5 to 1 and more (WCAG 2.2, 1.4.3), lines of
// pictures by 3 to 1 (1.4.11); a test computes both.
constinit const std::string_view page_style = R"css(
:root { color-scheme: light dark;
  --paper: #ffffff; --ink: #1b1f24; --quiet: #59636e; --rule: #d8dde3;
  --good: #1a7f37; --warn: #8a5a00; --bad: #c0262d; --bar: #2f6fb3;
  --c0: #2f6fb3; --c1: #b3541e; --c2: #7a4bb0; --c3: #1a7f37;
  --h0: #eceff2; --h1: #c3dcf5; --h2: #86b6e4; --h3: #4a88c7; --h4: #1f5490; }
@media screen and (prefers-color-scheme: dark) { :root {
  --paper: #14181d; --ink: #e4e8ec; --quiet: #9ba5b0; --rule: #343b43;
  --good: #56c271; --warn: #dfa83c; --bad: #ff7d78; --bar: #5b9fe0;
  --c0: #5b9fe0; --c1: #e8935c; --c2: #b794e6; --c3: #56c271;
  --h0: #20262d; --h1: #1f3f60; --h2: #2f659b; --h3: #5798d6; --h4: #a3d0fa; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink);
  font: 16px/1.5 system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif; }
main { max-width: 76rem; margin: 0 auto; padding: 1rem 1rem 3rem; overflow-wrap: anywhere; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: .5rem 0 0; }
h2 { font-size: 1.15rem; line-height: 1.3; margin: 2.2rem 0 .4rem; }
p { margin: .35rem 0; }
p.in { padding-left: 1.5rem; }
p.day { color: var(--quiet); margin: 0 0 1.2rem; }
pre { overflow-x: auto; margin: .5rem 0; font: .875rem/1.45 ui-monospace, "DejaVu Sans Mono", monospace; }
strong { font-weight: 650; }
.quiet { color: var(--quiet); } .good { color: var(--good); }
.warn { color: var(--warn); } .bad { color: var(--bad); }
.scroll { overflow-x: auto; margin: .5rem 0; }
table { border-collapse: collapse; font-size: .9375rem; font-variant-numeric: tabular-nums; }
th, td { padding: .3rem .9rem .3rem 0; text-align: left; vertical-align: top; white-space: nowrap;
  border-bottom: 1px solid var(--rule); }
th { font-weight: 600; vertical-align: bottom; }
th:last-child, td:last-child { padding-right: 0; }
.r { text-align: right; }
td.long { white-space: normal; min-width: 9rem; }
figure { margin: 1.8rem 0; }
figcaption { font-weight: 600; margin-bottom: .5rem; }
details { margin-top: .6rem; font-size: .875rem; }
summary { cursor: pointer; color: var(--quiet); width: fit-content; }
svg { display: block; width: 100%; overflow: visible; }
svg text { font-size: 12px; fill: var(--quiet);
  paint-order: stroke; stroke: var(--paper); stroke-width: 3px; stroke-linejoin: round; }
svg text.left { text-anchor: end; }
svg text.name { font-size: 13px; fill: var(--ink); }
svg.heat { width: calc(100% - 34px); margin-left: 34px; }
svg.chart { width: calc(100% - 52px); margin-left: 52px; }
svg.plot { width: 100%; }
svg.key { display: inline-block; width: 15px; height: 15px; margin-right: .4em; vertical-align: -2px; }
svg.key.long { width: 30px; }
svg.share { display: inline-block; width: 8rem; height: .7rem; overflow: hidden; }
svg.share .all { fill: var(--rule); } svg.share .part { fill: var(--bar); }
.legend { display: flex; flex-wrap: wrap; gap: .1rem 1.2rem; margin-top: .5rem;
  font-size: .8125rem; color: var(--quiet); }
.grid { stroke: var(--rule); }
.mark { stroke: var(--quiet); stroke-dasharray: 2 3; }
.due { stroke: var(--ink); stroke-width: 2; }
.bar { fill: var(--bar); } .bar.quiet { fill: var(--quiet); fill-opacity: .55; }
.bar.good { fill: var(--good); } .bar.warn { fill: var(--warn); } .bar.bad { fill: var(--bad); }
.h0 { fill: var(--h0); } .h1 { fill: var(--h1); } .h2 { fill: var(--h2); }
.h3 { fill: var(--h3); } .h4 { fill: var(--h4); }
.c0 { color: var(--c0); } .c1 { color: var(--c1); } .c2 { color: var(--c2); } .c3 { color: var(--c3); }
.curve { fill: none; stroke: currentColor; stroke-width: 2.5; stroke-linejoin: round;
  vector-effect: non-scaling-stroke; }
.curve.d1 { stroke-dasharray: 7 4; } .curve.d2 { stroke-dasharray: 2 4; }
.curve.d3 { stroke-dasharray: 9 4 2 4; }
.band { fill: currentColor; fill-opacity: .2; } .band.d1 { fill-opacity: .35; }
@media (min-width: 40rem) { main { padding: 2rem 2rem 4rem; } }
@media print { body { font-size: 10.5pt; } main { max-width: none; padding: 0; }
  .scroll { overflow: visible; } figure, tr { break-inside: avoid; } h2 { break-after: avoid; }
  details:not([open]) { display: none; } }
)css";

}  // namespace osmlm::render
