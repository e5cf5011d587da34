namespace Curation.Reporting.Html;

/// <summary>The style sheet of a report, for light and dark.</summary>
internal static class Style
{
    public const string Sheet = """
        :root{color-scheme:light dark;--ink:#1c1e21;--soft:#676d75;--line:#e3e5e8;--page:#fdfdfc;--tint:#f4f5f6;
        --all:#c3c9d0;--kept:#1f6f6b;--warm:#b4541a;--bad:#a8231c}
        @media (prefers-color-scheme:dark){:root{--ink:#e4e6e8;--soft:#9aa1a9;--line:#31353a;--page:#16181b;--tint:#1f2226;
        --all:#4b525a;--kept:#4fb3ab;--warm:#e39a5f;--bad:#ee7b72}}
        *{box-sizing:border-box}
        body{margin:0;background:var(--page);color:var(--ink);font:15px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Liberation Sans",sans-serif}
        main{max-width:960px;margin:0 auto;padding:40px 24px 80px}
        h1{font-size:26px;font-weight:650;margin:0;letter-spacing:-.01em}
        h2{font-size:18px;font-weight:650;margin:52px 0 6px;letter-spacing:-.005em}
        h3{font-size:14px;font-weight:650;margin:26px 0 6px}
        p{margin:6px 0 12px;max-width:70ch}
        .soft{color:var(--soft)}
        .tiles{display:flex;flex-wrap:wrap;gap:12px;margin:24px 0 0;padding:0;list-style:none}
        .tiles li{flex:1 1 150px;background:var(--tint);border-radius:8px;padding:12px 16px}
        .tiles b{display:block;font-size:21px;font-weight:600;font-variant-numeric:tabular-nums}
        .tiles span{color:var(--soft);font-size:13px}
        .wide{overflow-x:auto}
        table{border-collapse:collapse;width:100%;font-size:14px;margin:10px 0 4px}
        th{font-weight:500;color:var(--soft);text-align:left;font-size:13px;vertical-align:bottom}
        th,td{padding:5px 10px 5px 0;border-bottom:1px solid var(--line)}
        td:last-child,th:last-child{padding-right:0}
        td.n,th.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
        th.n{white-space:normal}
        table.narrow{width:auto;min-width:320px}
        td.word{white-space:nowrap}
        td.bar{width:22%;min-width:90px}td.bar.small{width:12%}
        .bar i{display:block;height:9px;border-radius:2px;background:var(--kept);min-width:1px}
        .bar i+i{background:var(--all);margin-top:2px}
        code,.mono{font-family:ui-monospace,"SF Mono","DejaVu Sans Mono",Menlo,Consolas,monospace;font-size:12.5px;overflow-wrap:anywhere}
        .pass{color:var(--kept)}.fail{color:var(--bad);font-weight:600}.inconclusive{color:var(--soft)}
        svg.chart{display:block;width:100%;height:auto;margin:10px 0 2px;overflow:visible}
        svg text{font-size:11px;fill:var(--soft);font-variant-numeric:tabular-nums}
        svg .name{font-size:11.5px}
        .grid{stroke:var(--line)}.axis{stroke:var(--soft)}
        rect.all{fill:var(--all)}rect.kept{fill:var(--kept)}
        line.mark{stroke:var(--warm);stroke-dasharray:4 3}svg text.mark{fill:var(--warm)}
        polyline{fill:none;stroke-width:1.8;stroke-linejoin:round}
        polyline.train{stroke:var(--warm)}circle.train{fill:var(--warm)}polyline.valid{stroke:var(--kept)}circle.valid{fill:var(--kept)}
        svg.ratio{display:block;width:125px;height:18px}
        .even{stroke:var(--all)}.interval{stroke:var(--soft);stroke-width:1.5}.documents{fill:var(--kept)}.tokens{stroke:var(--warm);stroke-width:2}
        .key{display:flex;flex-wrap:wrap;gap:4px 18px;font-size:13px;color:var(--soft);margin:2px 0 8px;padding:0;list-style:none}
        .key i{display:inline-block;width:10px;height:10px;border-radius:2px;margin-right:6px}
        .key .a{background:var(--all)}.key .k{background:var(--kept)}.key .w{background:var(--warm)}
        article{border:1px solid var(--line);border-radius:8px;padding:12px 16px;margin:12px 0;unicode-bidi:isolate}
        article h4{margin:0;font-size:15px;font-weight:600;overflow-wrap:anywhere}
        article .fate{font-size:13px;color:var(--soft);margin:2px 0 8px;max-width:none}
        article p.text{white-space:pre-wrap;overflow-wrap:anywhere;margin:0;font-size:14px;max-width:none}
        details{margin:10px 0}summary{cursor:pointer;color:var(--soft)}
        pre{background:var(--tint);border-radius:8px;padding:14px 16px;overflow-x:auto;margin:10px 0}
        footer{margin-top:60px;color:var(--soft);font-size:13px}
        @media print{main{max-width:none;padding:0}article,table,svg{break-inside:avoid}}
        """;
}
