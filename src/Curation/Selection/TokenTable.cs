using Curation.Columns;

namespace Curation.Selection;

/// <summary><c>tokens/UNIT.parquet</c>: the two token counts of each document, row for row with its documents, special tokens not counted;
/// bytes of the final text, and those cut out of it after the transforms; tokens of the final text before examples of evaluation sets were cut out of it,
/// less those after.</summary>
internal static class TokenTable
{
    public static Schema Schema { get; } = new(
        Column.Int32("extracted_tokens"), Column.Int32("tokens"), Column.Int32("bytes"), Column.Int32("cut_bytes"), Column.Int32("decontaminated_tokens"));

    public static string PathOf(string unit) => $"tokens/{unit}.parquet";
}
