using System.Globalization;

namespace Curation.Reporting.Html;

/// <summary>One direction of a chart: its range, and the places that are named.</summary>
internal sealed record Axis(string Name, double Low, double High, IReadOnlyList<(double At, string Label)> Ticks)
{
    /// <summary>Ticks at multiples of 1, 2 or 5 times a power of ten.</summary>
    /// <param name="wide">Moves the ends of the range out to the next tick.</param>
    public static Axis Linear(string name, double low, double high, int ticks = 5, bool wide = false)
    {
        if (!(high > low)) (low, high) = (low - 0.5, low + 0.5);
        var step = Step((high - low) / ticks);
        if (wide) (low, high) = (Math.Floor(low / step) * step, Math.Ceiling(high / step) * step);
        var first = (long)Math.Ceiling(low / step - 1e-9);
        var count = (int)Math.Floor(high / step + 1e-9) - first + 1;
        var places = Enumerable.Range(0, (int)count).Select(i => (first + i) * step);
        return new Axis(name, low, high, [.. places.Select(at => (at, Numbers.Short(Math.Round(at, 9))))]);
    }

    /// <summary>The same with shares as percent.</summary>
    public static Axis Percent(string name, double high)
    {
        var axis = Linear(name, 0, high, 4, wide: true);
        return axis with { Ticks = [.. axis.Ticks.Select(tick => (tick.At, (tick.At * 100).ToString("0.##", CultureInfo.InvariantCulture) + "\u202F%"))] };
    }

    /// <summary>Where a value lies, from 0 to 1.</summary>
    public double Part(double value) => (value - Low) / (High - Low);

    private static double Step(double least)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(least)));
        return power * (least / power) switch { <= 1 => 1, <= 2 => 2, <= 5 => 5, _ => 10 };
    }
}
