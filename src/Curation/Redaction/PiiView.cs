using System.Buffers;
using System.Runtime.CompilerServices;
using Curation.Text;

namespace Curation.Redaction;

/// <summary>The values of a text, found once for all that ask: the counts and the transform of one line of a recipe.</summary>
internal sealed class PiiView(PiiScanner scanner)
{
    // each round finds fewer
    private const int MostRounds = 4;
    private readonly ConditionalWeakTable<DocumentText, PiiMatch[]> _known = [];

    public PiiTypes Types => scanner.Types;

    public ReadOnlySpan<PiiMatch> Of(DocumentText text) => _known.GetValue(text, Find);

    /// <summary>The values, and those that stand alone only once the others are taken away.</summary>
    private PiiMatch[] Find(DocumentText text)
    {
        var found = Once(text.Utf8);
        for (var round = 1; round < MostRounds && Array.Exists(found, match => !match.IsReserved); round++)
        {
            var more = Behind(text.Utf8, found);
            if (more.Count == 0) break;
            found = [.. found.Concat(more).OrderBy(match => match.Start)];
        }

        return found;
    }

    private PiiMatch[] Once(ReadOnlySpan<byte> text)
    {
        using var found = scanner.Find(text);
        return found.Items.ToArray();
    }

    /// <summary>What is found with tags in place of all that was.</summary>
    private List<PiiMatch> Behind(ReadOnlySpan<byte> text, PiiMatch[] known)
    {
        var tagged = new ArrayBufferWriter<byte>(text.Length + 64);
        var tags = new List<(int Start, int End, int Given)>();
        var copied = 0;
        foreach (var match in known)
        {
            tagged.Write(text[copied..match.Start]);
            var start = tagged.WrittenCount;
            tagged.Write(Tags.Of(match.Type));
            tags.Add((start, tagged.WrittenCount, match.End));
            copied = match.End;
        }

        tagged.Write(text[copied..]);
        var more = new List<PiiMatch>();
        var before = 0;
        foreach (var match in Once(tagged.WrittenSpan))
        {
            while (before < tags.Count && tags[before].End <= match.Start) before++;
            if (before < tags.Count && tags[before].Start < match.End) continue;
            var moved = before == 0 ? 0 : tags[before - 1].Given - tags[before - 1].End;
            more.Add(match with { Start = match.Start + moved, End = match.End + moved });
        }

        return more;
    }
}
