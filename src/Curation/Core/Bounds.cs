namespace Curation.Core;

/// <summary>The smallest and the largest number that a filter can measure.</summary>
/// <param name="Highest">Null: no number is the largest.</param>
public readonly record struct Bounds(double Lowest, double? Highest)
{
    /// <summary>Counts, means and densities.</summary>
    public static readonly Bounds Number = new(0, null);

    /// <summary>No or yes, as a count.</summary>
    public static readonly Bounds Flag = new(0, 1);

    public static readonly Bounds Share = new(0, 1);

    public bool Holds(double number) => number >= Lowest && !(number > Highest);

    public override string ToString() => this == Share ? "a share from 0 to 1"
        : Highest is { } highest ? FormattableString.Invariant($"{Lowest} to {highest}") : FormattableString.Invariant($"at least {Lowest}");
}
