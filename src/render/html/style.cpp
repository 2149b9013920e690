// The look of the page: a serif for what outlets print, a sans for what we say about it, one
// colour for origins, one for differences; ink on paper, in light and in dark, and in print.
// Pairs of text and ground hold WCAG AA (4.5:1).
#include "render/html/sections.h"

namespace stemma::render {

std::string_view style_sheet() {
    return R"css(
:root{--paper:#fdfcf9;--raised:#f5f2ea;--ink:#1c1a17;--soft:#5d5850;--rule:#d8d2c5;--hair:#e8e3d8;
--origin:#0b5a6e;--origin-ground:#e3eff1;--differ:#a5261a;--differ-ground:#fbe9e5;--light:#fbeaa9;
--line:#8d8779;
--serif:Charter,"Bitstream Charter","Iowan Old Style","Palatino Linotype",Georgia,"Liberation Serif",
"Times New Roman",serif;
--sans:-apple-system,BlinkMacSystemFont,"Segoe UI",Roboto,"Helvetica Neue","Liberation Sans",Arial,
sans-serif}
@media (prefers-color-scheme:dark){:root{--paper:#15161a;--raised:#1e2025;--ink:#ece8e0;--soft:#aaa498;
--rule:#3a3c42;--hair:#2a2c31;--origin:#7fcbdc;--origin-ground:#17323a;--differ:#ff9c8c;
--differ-ground:#42211d;--light:#574a16;--line:#85827a}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;scroll-padding-top:1.5rem}
body{margin:0 auto;max-width:72rem;padding:0 1.5rem 4rem;background:var(--paper);color:var(--ink);
font:1rem/1.5 var(--sans);overflow-wrap:break-word}
h1,h2,h3,p,ul,ol,dl,dd{margin:0;padding:0}
ul,ol{list-style:none}
a{color:inherit;text-decoration:underline;text-decoration-color:var(--line);
text-decoration-thickness:1px;text-underline-offset:.18em}
a:hover{text-decoration-color:currentColor}
:focus-visible{outline:3px solid var(--origin);outline-offset:2px;border-radius:2px}
.vh{position:absolute;width:1px;height:1px;margin:-1px;overflow:hidden;clip-path:inset(50%);
white-space:nowrap}
.skip{position:absolute;left:-99rem}
.skip:focus{left:1rem;top:.5rem;background:var(--paper);padding:.5rem 1rem;z-index:9}
.masthead{display:flex;justify-content:space-between;gap:1rem;padding:1rem 0 .55rem;
border-bottom:3px double var(--ink);font-size:.8125rem;color:var(--soft)}
.masthead b{font:700 1.0625rem/1 var(--serif);color:var(--ink);margin-right:.6em}
.lead{padding:2.75rem 0 1.5rem}
.headline{font:700 clamp(1.85rem,1.2rem + 2.9vw,3.3rem)/1.1 var(--serif);letter-spacing:-.012em;
max-width:21em;text-wrap:balance}
.credit{margin-top:.7rem;font-size:.875rem;color:var(--soft)}
.tally{display:flex;flex-wrap:wrap;align-items:baseline;gap:.3rem 1.1rem;margin-top:2rem;
font:1.375rem/1.1 var(--serif)}
.tally b{font-size:3.5rem;font-weight:700;letter-spacing:-.03em;margin-right:.08em;
font-variant-numeric:lining-nums}
.tally .origins{color:var(--origin)}
.to{fill:none;stroke:var(--line);stroke-width:1.75;align-self:center;flex:none}
.feeds{margin-top:1.1rem;border-top:1px solid var(--rule);max-width:54rem}
.feeds li{display:grid;grid-template-columns:4.6rem minmax(9rem,17rem) auto minmax(12rem,1fr);align-items:baseline;
gap:.15rem .9rem;padding:.5rem 0;border-bottom:1px solid var(--hair);font-size:.9375rem}
.kind{font-size:.75rem;letter-spacing:.02em;color:var(--soft)}
.feeds b{font-weight:600;color:var(--origin)}
.feeds .more{display:block}
.squares{fill:var(--origin);max-width:100%;align-self:center}
.fed{color:var(--soft);font-size:.875rem}
.facts{margin-top:1.5rem;display:grid;gap:.35rem;font-size:.9375rem}
.facts div{display:grid;grid-template-columns:5.5rem 1fr}
.facts dt{color:var(--soft)}
.facts .estimate{margin-left:.4em}
.estimate{color:var(--soft);font-style:italic}
.estimate::before{content:"≈ ";font-style:normal}
.undated{color:var(--soft);font-style:italic}
.parts{border-top:1px solid var(--ink);padding:.6rem 0;font-size:.875rem}
.parts ul{display:flex;flex-wrap:wrap;gap:.3rem 1.35rem}
.part{display:grid;grid-template-columns:11.5rem minmax(0,1fr);gap:0 2.5rem;padding:2.25rem 0 2.75rem;
border-top:1px solid var(--rule)}
.rail h2,.rail h3{font:700 1.3125rem/1.2 var(--serif);text-wrap:balance}
.rail p{margin-top:.5rem;font-size:.8125rem;line-height:1.45;color:var(--soft)}
.brief{max-width:42rem}
.brief li+li{margin-top:1.35rem}
.sentence{font:1.25rem/1.45 var(--serif)}
.source{margin-top:.25rem;font-size:.8125rem;color:var(--soft)}
.source b,.panel-head b,.fed b,.n b{color:var(--origin);font-weight:600}
.legend{display:flex;flex-wrap:wrap;gap:.35rem 1.5rem;margin-bottom:1.1rem;font-size:.8125rem;
color:var(--soft)}
.legend li{display:flex;align-items:center;gap:.5em}
.mark{display:inline-flex;align-items:center;justify-content:center;width:1.375rem;height:1.375rem;
border-radius:50%;font:700 1rem/1 var(--serif);flex:none}
.mark.quoted{background:var(--ink);color:var(--paper);font-size:1.55rem;padding-top:.62rem}
.mark.paraphrased{border:2px solid var(--ink);background:transparent}
.mark.differs{background:var(--differ);color:var(--paper);border-radius:3px;font:700 1rem/1 var(--sans)}
.mark.silent{color:var(--line);font-weight:400}
.scroll{overflow-x:auto}
.matrix{border-collapse:collapse;width:100%;font-size:.8125rem}
.matrix th{font-weight:400;text-align:left;vertical-align:bottom}
.matrix thead th,.matrix thead td{padding:.25rem .35rem .45rem}
.matrix thead th.what{padding-left:1rem}
.matrix thead tr:last-child>*{border-bottom:1px solid var(--ink)}
.matrix .groups th{text-align:center;color:var(--origin);font-weight:600;padding-bottom:.2rem}
.matrix .groups th span{display:block;border-bottom:3px solid var(--origin);padding-bottom:.25rem;
overflow:hidden;text-overflow:ellipsis;max-width:100%}
.matrix th.outlet{text-align:center;min-width:4.9rem;max-width:7rem;line-height:1.25;
vertical-align:bottom;overflow-wrap:anywhere;hyphens:auto}
.matrix.turned th.outlet{min-width:2.4rem;max-width:none;height:9.5rem}
.matrix.turned th.outlet>span{display:inline-block;writing-mode:vertical-rl;transform:rotate(180deg);
max-height:9rem;overflow:hidden}
.matrix.turned .groups .narrow>span{writing-mode:vertical-rl;text-orientation:sideways;
transform:rotate(180deg);margin:0 auto;max-height:10rem;max-width:2.6rem;border-bottom:0;border-top:3px solid var(--origin);
padding:.35rem 0 0;text-align:left;line-height:1.2}
.matrix tbody th.what{font:1rem/1.38 var(--serif);padding:.7rem 1.25rem .7rem 1rem;min-width:17rem;
vertical-align:top}
.matrix .what .to-claim::before{content:"+";display:inline-block;width:1rem;margin-left:-1rem;
font:600 1em/1 var(--sans);color:var(--line);text-align:left}
.matrix .what .to-claim[aria-expanded=true]::before{content:"–"}
.matrix tbody tr.claim>*{border-bottom:1px solid var(--hair)}
.matrix tbody tr.claim:hover>*{background:var(--raised)}
.to-claim{text-decoration-color:transparent}
.to-claim:hover,.brief .to-claim,.timeline .to-claim,.about .to-claim{text-decoration-color:var(--line)}
.cell{text-align:center;padding:.65rem .25rem;vertical-align:top}
.cell .of{display:none}
.cell .value{display:block;margin-top:.15rem;font-size:.75rem;line-height:1.2;color:var(--soft)}
.cell.differs .value{color:var(--differ);font-weight:600}
.matrix .n{white-space:nowrap;text-align:right;padding:.75rem 0 .7rem .9rem;vertical-align:top}
.n span,.n b{display:block}
.bar{min-width:9rem;padding:.85rem .5rem;vertical-align:top}
.bar .all{fill:var(--hair)}
.bar .some{fill:var(--ink)}
.panel{display:none}
html:not(.js) .panel:target,.panel.open{display:table-row}
.panel>td{padding:0 0 1.5rem;border-bottom:1px solid var(--rule)}
.panel-in{background:var(--raised);padding:1rem 1.25rem 1.1rem;border-top:3px solid var(--origin);
text-align:left}
.panel-head{font-size:.9375rem}
.sides{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,15.5rem),1fr));gap:1.25rem 1.75rem;
margin-top:.9rem}
.sides .who{font-weight:600;font-size:.875rem;border-top:1px solid var(--line);padding-top:.4rem}
.sides .who span{font-weight:400;color:var(--soft);font-size:.8125rem}
.said{font:1rem/1.45 var(--serif);margin-top:.3rem}
.chain{margin-top:.45rem;font-size:.8125rem}
.chain .arrow{color:var(--origin)}
.label{color:var(--soft)}
.silent-list,.close{margin-top:.9rem;font-size:.8125rem}
mark{background:none;color:inherit}
mark.diff,mark.differ{background:var(--differ-ground);box-shadow:inset 0 -2px var(--differ);padding:0 .1em}
.said mark.diff{background:var(--hair);box-shadow:none;border-radius:2px}
.said mark.differ{font-weight:600}
.cards>li{padding:1rem 0 1.1rem;border-top:1px solid var(--hair)}
.cards>li:first-child{border-top:0;padding-top:0}
.cards .kind{font:600 .8125rem/1.4 var(--sans);color:var(--ink);margin-bottom:.35rem}
.update{font-weight:400;color:var(--soft);margin-left:.6em}
.about{font:1rem/1.4 var(--serif);color:var(--soft);margin:.1rem 0 .5rem;max-width:46rem}
.readings{display:flex;flex-wrap:wrap;gap:.5rem 2rem}
.readings li{border-left:3px solid var(--rule);padding-left:.75rem;max-width:24rem}
.readings b{display:block;font:700 1.1875rem/1.3 var(--serif)}
.variants li{display:grid;grid-template-columns:minmax(0,1fr) 13rem;gap:.25rem 1.75rem;padding:.4rem 0}
.variants q,.passage{font:1.0625rem/1.45 var(--serif);quotes:"“" "”"}
.passage{display:block;font-size:.9375rem;color:var(--soft);margin-top:.15rem}
.rest{margin-top:1rem}
.body>.rest:first-child{margin-top:0}
summary{cursor:pointer}
.rest>summary,.dropped>summary{font-size:.875rem;color:var(--soft);padding:.35rem 0}
.more,.filter{margin-top:.6rem;font-size:.875rem;color:var(--soft)}
.filter{display:none;margin:0 0 1rem}
.js .filter{display:block}
.filter input{font:inherit;color:inherit;background:var(--paper);border:1px solid var(--line);
border-radius:3px;padding:.35rem .6rem;margin-left:.5em;max-width:100%}
)css"
           R"css(
.graph{padding-bottom:.25rem}
.lineage{display:block;font-family:var(--sans)}
.lineage.narrow{display:none}
.node rect{fill:var(--paper);stroke:var(--ink);stroke-width:1.25;rx:3px}
.node.agency rect{fill:var(--raised);rx:25px}
.node.source rect{fill:var(--raised);rx:0}
.node.lost rect{fill:var(--paper);stroke-dasharray:5 4}
.node.origin rect{stroke:var(--origin);stroke-width:2.5;fill:var(--origin-ground)}
.node text{fill:var(--ink);font-size:13px}
.node .label{font-weight:600}
.node.lost .label{font-style:italic}
.node .note{fill:var(--soft);font-size:11.5px}
.lineage.narrow .agency rect{rx:21px}
.edge{fill:none;stroke:var(--line);stroke-width:2.25}
.edge.copies{stroke:var(--ink)}
.edge.rewrites{stroke-dasharray:8 4;stroke:var(--ink);stroke-width:1.5}
.edge.cites{stroke-dasharray:2 4;stroke-width:1.75}
.head{fill:var(--ink)}
.box{display:inline-block;width:1.6rem;height:1rem;border-radius:3px;border:2px solid var(--origin);
background:var(--origin-ground)}
.box.lost{border:1.5px dashed var(--ink);background:none}
.edges li{padding:.45rem 0;border-top:1px solid var(--hair);font-size:.9375rem}
.edges b{font-weight:600}
.timeline li{display:grid;grid-template-columns:9.5rem minmax(0,1fr) 9.5rem;gap:.1rem 1.5rem;
padding:.55rem 0;border-top:1px solid var(--hair)}
.timeline .time{font-weight:600;font-size:.875rem;padding-top:.12rem}
.timeline .what{font:1rem/1.4 var(--serif)}
.published li{display:grid;grid-template-columns:minmax(0,14rem) 1fr;gap:0 1.25rem;padding:.25rem 0;
font-size:.9375rem}
.only{display:grid;grid-template-columns:9.5rem minmax(0,1fr);gap:.25rem 1.5rem;padding:.8rem 0;
border-top:1px solid var(--hair)}
.only .kind{font:600 .875rem/1.5 var(--sans);color:var(--ink)}
.only li{font:1rem/1.45 var(--serif);max-width:42rem}
.only li+li{margin-top:.6rem}
.at{font:.8125rem/1 var(--sans);color:var(--soft);white-space:nowrap}
.article{border-top:1px solid var(--hair)}
.article>summary{padding:.7rem 0;display:grid;grid-template-columns:1rem 9rem minmax(0,1fr) 9.5rem;
gap:.1rem .75rem;align-items:baseline}
.article>summary::-webkit-details-marker{display:none}
.article>summary::before{content:"+";color:var(--soft);font-weight:600}
.article[open]>summary::before{content:"–"}
.article .who{font-weight:600;font-size:.9375rem}
.article .title{font:1.0625rem/1.35 var(--serif)}
.full{padding:.25rem 0 2rem 1.75rem;max-width:42rem;font:1.0625rem/1.6 var(--serif)}
.full>p+p{margin-top:.9em}
.full .meta{display:flex;flex-wrap:wrap;gap:.15rem 1.2rem;font:.8125rem/1.5 var(--sans);
color:var(--soft);margin-bottom:1rem}
mark.stated{text-decoration:underline;text-decoration-color:var(--line);text-decoration-thickness:1px;
text-underline-offset:.22em}
mark.on,mark.here,.anchor:target+mark,.anchor:target+.anchor+mark{background:var(--light);
text-decoration-color:var(--ink)}
.dropped{margin-top:1.5rem;font-family:var(--sans);font-size:.8125rem;line-height:1.5}
.dropped li{display:grid;grid-template-columns:6.5rem minmax(0,1fr);gap:.75rem;padding:.35rem 0;
border-top:1px solid var(--hair);color:var(--soft);white-space:pre-line}
.nothing{padding:2.5rem 0}
.index{padding:2.5rem 0 2rem}
.index h1{font:700 2.5rem/1.1 var(--serif)}
.index ol{margin-top:1.5rem;columns:2 24rem;column-gap:3rem}
.index li{break-inside:avoid;padding:.8rem 0;border-top:1px solid var(--rule)}
.index li a{font:700 1.1875rem/1.25 var(--serif);text-decoration-color:transparent}
.index li a:hover{text-decoration-color:currentColor}
.index li p{margin-top:.25rem;font-size:.8125rem;color:var(--soft)}
.index li .first{margin-top:.4rem;font:.9375rem/1.45 var(--serif);color:var(--ink)}
.index li b{color:var(--origin);font-weight:600}
.fold{border-top:3px double var(--ink)}
.fold>summary{padding:1rem 0;font:700 1.1875rem/1.3 var(--serif)}
.fold[open]>summary{color:var(--soft);font-size:.9375rem}
.js .fold:not([open]){display:none}
.fold .lead{padding-top:1rem}
.failures{margin-top:2rem;padding:1.5rem 0;border-top:1px solid var(--ink)}
.failures h2{font:700 1.125rem/1.3 var(--serif)}
.failures li{font-size:.875rem;padding:.3rem 0}
.failures span{color:var(--soft)}
footer{margin-top:2.5rem;padding-top:1rem;border-top:3px double var(--ink);font-size:.8125rem;
color:var(--soft)}
footer p{max-width:46rem}
footer p+p{margin-top:.5rem}
[hidden]{display:none!important}
@media (max-width:60rem){.matrix th.what{position:sticky;left:0;background:var(--paper)}.part{grid-template-columns:minmax(0,1fr);gap:1.1rem}.rail p{max-width:34rem}}
@media (max-width:44rem){
body{padding:0 1rem 3rem}
.lead{padding-top:1.75rem}
.masthead p+p{white-space:nowrap}
.tally{margin-top:1.5rem;font-size:1.125rem}
.tally b{font-size:2.6rem}
.feeds li{grid-template-columns:1fr auto}
.feeds .kind,.feeds .fed{grid-column:1/-1}
.part{padding:1.75rem 0 2rem}
.sentence{font-size:1.125rem}
.matrix,.matrix tbody,.matrix tr,.matrix th,.matrix td{display:block}
.matrix thead{display:none}
.matrix tbody tr.claim{display:flex;flex-wrap:wrap;align-items:center;gap:.4rem .9rem;padding:.9rem 0 .9rem 1rem;
border-bottom:1px solid var(--hair)}
.matrix tbody tr.claim>*{border:0;padding:0}
.matrix tbody th.what{flex:1 0 100%;min-width:0}

.matrix .n{order:-1;flex:1 0 100%;text-align:left}
.n span,.n b{display:inline}
.n span:not(:last-child)::after{content:","}
.cell{display:inline-flex!important;align-items:center;gap:.4rem;font-size:.8125rem}
.cell.silent{display:none!important}
.cell .of{display:inline}
.cell .value{margin:0}
.mark{width:1.125rem;height:1.125rem}
.mark.quoted{font-size:1.3rem;padding-top:.5rem}
html:not(.js) .panel:target,.panel.open{display:block!important}
.matrix tr.panel{display:none}
.panel-in{margin:0 -1rem}
.bar{flex:1 0 100%}
.variants li,.timeline li,.only,.published li{grid-template-columns:minmax(0,1fr)}
.variants li+li{border-top:1px solid var(--hair)}
.lineage.wide{display:none}
.lineage.narrow{display:block}
.article>summary{grid-template-columns:1rem minmax(0,1fr)}
.article>summary .title,.article>summary .fed{grid-column:2}
.full{padding-left:0}
.dropped li{grid-template-columns:minmax(0,1fr);gap:0}
}
@media print{
:root{--paper:#fff;--raised:#fff;--ink:#000;--soft:#444;--rule:#999;--hair:#ccc;--origin:#064a5b;
--origin-ground:#fff;--differ:#8d1a10;--differ-ground:#fff;--light:#eee;--line:#777}
body{max-width:none;padding:0;font-size:10pt}
.parts,.filter,.legend.keys,.close,.skip,.at{display:none!important}
.part{display:block;padding:1rem 0;break-inside:auto}
.rail{margin-bottom:.6rem;break-after:avoid}
.claim,.cards>li,.brief li,.sides li{break-inside:avoid}
a{text-decoration:none}
.scroll{overflow:visible}
}
@media (prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}
)css";
}

}  // namespace stemma::render
