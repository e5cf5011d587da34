using System.Buffers;
using System.Text;

namespace Curation.Text;

/// <summary>Counts sentences line by line as NLTK's Punkt for English would: after Kiss and Strunk 2006, with a short list of abbreviations in place of the
/// trained model.</summary>
/// <remarks>An end is a run of <c>. ? !</c>, closing marks behind it, then white space. A dot behind an abbreviation, a lone letter or a word with dots of
/// its own ends nothing; nor does one before a small letter.</remarks>
internal static class PunktSentences
{
    private const string Abbreviations =
        "adm al approx apr aug ave bros capt cf co col corp dec dept dr ed eds est etc feb fig figs gen gov hon inc jan jr lt ltd maj messrs mr mrs ms mt nov "
        + "oct op p pp ph.d prof rep rev sen sep sept sgt sr st vol vols vs";

    private static readonly HashSet<ulong> _abbreviations =
        [.. Abbreviations.Split(' ').Select(word => WordHash.Of(Encoding.ASCII.GetBytes(word)))];

    private static readonly int _longest = Abbreviations.Split(' ').Max(word => word.Length);

    public static int Count(ReadOnlySpan<byte> text)
    {
        using var lines = LineSplitter.SplitLines(text);
        var count = 0;
        foreach (var line in lines.Items) count += CountInLine(CodePoints.Trim(line.Of(text)));
        return count;
    }

    private static int CountInLine(ReadOnlySpan<byte> line)
    {
        if (line.IsEmpty) return 0;
        var count = 1;
        for (var at = 0; line[at..].IndexOfAny(".?!"u8) is >= 0 and var skipped;)
        {
            var mark = at + skipped;
            at = EndOfMarks(line, mark);
            if (at < line.Length && (CharacterTable.At(line, at, out _) & CharacterClass.Space) != 0 && Ends(line, mark, at)) count++;
        }

        return count;
    }

    /// <summary>Behind the marks, and the quotes and brackets that close.</summary>
    private static int EndOfMarks(ReadOnlySpan<byte> line, int at)
    {
        while (at < line.Length && ".?!"u8.Contains(line[at])) at++;
        while (at < line.Length)
        {
            if ("\"')]}"u8.Contains(line[at])) at++;
            else if (line[at..].StartsWith("”"u8) || line[at..].StartsWith("’"u8)) at += "”"u8.Length;
            else break;
        }

        return at;
    }

    private static bool Ends(ReadOnlySpan<byte> line, int mark, int end)
    {
        if (line[mark..end].IndexOfAny("?!"u8) >= 0) return true;
        var following = CodePoints.TrimStart(line[end..]);
        if (Rune.DecodeFromUtf8(following, out var next, out _) == OperationStatus.Done && Rune.IsLower(next)) return false;
        var start = mark;
        while (start > 0 && mark - start <= _longest && (CharacterTable.At(line, CodePoints.LastStart(line[..start]), out _) & CharacterClass.Space) == 0)
            start = CodePoints.LastStart(line[..start]);
        var word = line[start..mark].TrimStart("(\"'["u8);
        return word.Length > _longest || !IsAbbreviation(word);
    }

    private static bool IsAbbreviation(ReadOnlySpan<byte> word)
    {
        if (word.Length == 1) return char.IsAsciiLetter((char)word[0]);
        if (word.Length > 2 && word[1] == '.' && char.IsAsciiLetter((char)word[0])) return true;
        Span<byte> lower = stackalloc byte[word.Length];
        Ascii.ToLower(word, lower, out var length);
        return length > 0 && _abbreviations.Contains(WordHash.Of(lower[..length]));
    }
}
