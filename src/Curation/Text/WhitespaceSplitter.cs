namespace Curation.Text;

/// <summary>Cuts text at runs of Python's white space.</summary>
internal static class WhitespaceSplitter
{
    public static void Split(ReadOnlySpan<byte> text, int from, Words words)
    {
        var (start, codePoints) = (from, 0);
        var all = CharacterClass.None;
        for (var at = from; at < text.Length;)
        {
            var current = CharacterTable.At(text, at, out var next);
            if ((current & CharacterClass.Space) == 0)
            {
                codePoints++;
                all |= current;
            }
            else
            {
                if (codePoints > 0) words.Add(start, at, codePoints, all);
                (start, codePoints, all) = (next, 0, CharacterClass.None);
            }

            at = next;
        }

        if (codePoints > 0) words.Add(start, text.Length, codePoints, all);
    }
}
