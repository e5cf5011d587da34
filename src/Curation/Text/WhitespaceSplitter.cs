namespace Curation.Text;

/// <summary>Cuts text at runs of Python's white space.</summary>
internal static class WhitespaceSplitter
{
    public static void Split(ReadOnlySpan<byte> text, int at, Words words)
    {
        while (at < text.Length)
        {
            if ((CharacterTable.At(text, at, out var next) & CharacterClass.Space) == 0) next = TakeWord(text, at, words);
            at = next;
        }
    }

    private static int TakeWord(ReadOnlySpan<byte> text, int start, Words words)
    {
        var run = AsciiRun.At(text, start);
        var (at, codePoints, all) = (start + run.Length, run.Length, run.Classes);
        while (at < text.Length && CharacterTable.At(text, at, out var next) is var current && (current & CharacterClass.Space) == 0)
        {
            all |= current;
            codePoints++;
            at = next;
        }

        words.Add(start, at, codePoints, all, WordHash.Of(text, start, at - start));
        return at;
    }
}
