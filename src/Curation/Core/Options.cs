namespace Curation.Core;

/// <summary>Options with rules that no single value shows. Called once all values are set.</summary>
public interface IChecked
{
    /// <summary>One line for each mistake: what stands there and what was expected.</summary>
    IEnumerable<string> Mistakes();
}

/// <summary>A share of a whole (<c>2%</c>) or a count (<c>500M</c>).</summary>
public readonly record struct Amount(double? Share, long? Count)
{
    public override string ToString() => Share is { } share
        ? FormattableString.Invariant($"{(decimal)share * 100:0.############}%")
        : FormattableString.Invariant($"{Count}");
}
