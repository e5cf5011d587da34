namespace Curation.Decontamination;

/// <summary>An example of an evaluation set, as the words that matching sees.</summary>
/// <param name="Answers">Accepted answers; none where the set gives none.</param>
internal sealed record EvalExample(string Suite, string Id, ulong[] Question, ulong[] Passage, IReadOnlyList<ulong[]> Answers)
{
    /// <summary>All options in order; none where the set gives none.</summary>
    public ulong[] Options { get; init; } = [];
}
