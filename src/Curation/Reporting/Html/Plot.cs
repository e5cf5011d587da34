namespace Curation.Reporting.Html;

/// <summary>The frame of a chart: grid, ticks and names of both axes; and where a point lies in it.</summary>
internal sealed class Plot(string title, Axis across, Axis up)
{
    private const double Width = 720, Height = 230, Left = 56, Right = 16, Top = 22, Bottom = 40;
    private const double Base = Height - Bottom;

    public double X(double value) => Left + across.Part(value) * (Width - Left - Right);

    public double Y(double value) => Base - up.Part(value) * (Base - Top);

    /// <summary>The chart as SVG, with what <paramref name="draw"/> adds between grid and axes.</summary>
    public Markup Draw(Action<Markup> draw)
    {
        var svg = new Markup().Add($"<svg class=\"chart\" viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-label=\"{title}\">");
        foreach (var (at, label) in up.Ticks)
            svg.Add($"<line class=\"grid\" x1=\"{Left}\" x2=\"{Width - Right}\" y1=\"{Y(at)}\" y2=\"{Y(at)}\"/>"
                + $"<text x=\"{Left - 8}\" y=\"{Y(at) + 3.5}\" text-anchor=\"end\">{label}</text>");
        draw(svg);
        svg.Add($"<line class=\"axis\" x1=\"{Left}\" x2=\"{Width - Right}\" y1=\"{Base}\" y2=\"{Base}\"/>");
        foreach (var (at, label) in across.Ticks)
            svg.Add($"<line class=\"axis\" x1=\"{X(at)}\" x2=\"{X(at)}\" y1=\"{Base}\" y2=\"{Base + 4}\"/>"
                + $"<text x=\"{X(at)}\" y=\"{Base + 16}\" text-anchor=\"middle\">{label}</text>");
        svg.Add($"<text class=\"name\" x=\"{(Left + Width - Right) / 2}\" y=\"{Height - 6}\" text-anchor=\"middle\">{across.Name}</text>");
        return svg.Add($"<text class=\"name\" x=\"4\" y=\"12\">{up.Name}</text></svg>");
    }

    /// <summary>A bar from the axis up to a value.</summary>
    public void Bar(Markup svg, string style, double from, double to, double value)
    {
        if (!(value > 0)) return;
        var (width, height) = (Math.Max(0.5, X(to) - X(from) - 1), Base - Y(value));
        svg.Add($"<rect class=\"{style}\" x=\"{X(from) + 0.5}\" y=\"{Y(value)}\" width=\"{width}\" height=\"{height}\"/>");
    }

    /// <summary>A dashed line across the chart with its name.</summary>
    public void Mark(Markup svg, double at, string name)
    {
        var leftward = across.Part(at) > 0.5;
        svg.Add($"<line class=\"mark\" x1=\"{X(at)}\" x2=\"{X(at)}\" y1=\"{Top - 6}\" y2=\"{Base}\"/>"
            + $"<text class=\"mark\" x=\"{X(at) + (leftward ? -6 : 6)}\" y=\"{Top + 2}\" "
            + $"text-anchor=\"{(leftward ? "end" : "start")}\">{name}</text>");
    }

    /// <summary>A line through points.</summary>
    public void Line(Markup svg, string style, IReadOnlyList<(double X, double Y)> points)
    {
        svg.Add($"<polyline class=\"{style}\" points=\"").Each(points, (line, point) => line.Add($"{X(point.X)},{Y(point.Y)} ")).Add($"\"/>");
        if (points is [.., var last]) svg.Add($"<circle class=\"{style}\" cx=\"{X(last.X)}\" cy=\"{Y(last.Y)}\" r=\"2.5\"/>");
    }
}
