namespace Curation.Redaction;

/// <summary>What a scanner says about one place: a value found, or where the search goes on.</summary>
/// <param name="End">First byte behind the value; where there is none, the first byte that may belong to another.</param>
/// <param name="IsFound">Whether there is a value.</param>
/// <param name="IsReserved">Whether the value is of a reserved range and so nobody's.</param>
/// <param name="IsSurrogate">Whether it looks like one that we put there.</param>
internal readonly record struct PiiMatch(int Start, int End, bool IsFound, bool IsReserved = false, bool IsSurrogate = false)
{
    public PiiType Type { get; init; }

    public static PiiMatch None(int resume) => new(resume, resume, false);
}
