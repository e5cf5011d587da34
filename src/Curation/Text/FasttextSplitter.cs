namespace Curation.Text;

/// <summary>Cuts text as fastText reads tokens: at space, tab to carriage return, and NUL (dictionary.cc, readWord).</summary>
internal static class FasttextSplitter
{
    public static void Split(ReadOnlySpan<byte> text, int at, Words words)
    {
        while (at < text.Length)
        {
            if (IsSeparator(text[at])) at++;
            else at = TakeWord(text, at, words);
        }
    }

    public static bool IsSeparator(byte b) => b is (byte)' ' or (>= (byte)'\t' and <= (byte)'\r') or 0;

    private static int TakeWord(ReadOnlySpan<byte> text, int start, Words words)
    {
        var run = AsciiRun.At(text, start);
        var (at, codePoints, all) = (start + run.Length, run.Length, run.Classes);
        for (; at < text.Length && !IsSeparator(text[at]); codePoints++) all |= CharacterTable.At(text, at, out at);
        words.Add(start, at, codePoints, all, WordHash.Of(text, start, at - start));
        return at;
    }
}
