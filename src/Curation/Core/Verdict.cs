namespace Curation.Core;

/// <summary>What became of a document: kept (no reason) or dropped with a reason <c>stage/rule</c>; the number that decided always travels.</summary>
public readonly record struct Verdict(string? Reason, double Value)
{
    public bool IsKept => Reason is null;

    public static Verdict Keep(double value = double.NaN) => new(null, value);

    public static Verdict Drop(string reason, double value) => new(reason, value);
}
