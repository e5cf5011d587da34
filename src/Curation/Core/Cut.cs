using Curation.Text;

namespace Curation.Core;

/// <summary>What a transform took out of a text, as stored with the signals.</summary>
/// <param name="Characters">Code points fewer than before; never below 0.</param>
/// <param name="Lines">Lines between newlines fewer than before; an empty text has none.</param>
public readonly record struct Cut(long Characters, long Lines)
{
    /// <summary>Columns it is stored in.</summary>
    public const int Columns = 2;

    private const string CharactersName = "removed-characters", LinesName = "removed-lines";

    /// <summary>The signals under <paramref name="prefix"/>: <c>stage/</c>, or <c>stage/rule-</c> for the second transform of one stage.</summary>
    public static SignalColumn[] ColumnsOf(string prefix) => [new(prefix + CharactersName, true), new(prefix + LinesName, true)];

    /// <summary>Whether a signal is the first of the two.</summary>
    public static bool IsFirst(string column) => column.EndsWith(CharactersName, StringComparison.Ordinal);

    public static Cut Between(DocumentText before, DocumentText after) => ReferenceEquals(before, after)
        ? default
        : new(Math.Max(0, before.Characters.CodePoints - after.Characters.CodePoints), Math.Max(0, LinesOf(before) - LinesOf(after)));

    /// <summary>Puts the two numbers among the values of a document.</summary>
    public void Store(Span<double> values, ref int place) => (values[place++], values[place++]) = (Characters, Lines);

    private static int LinesOf(DocumentText text) => text.ByteCount == 0 ? 0 : text.Characters.Newlines + 1;
}
